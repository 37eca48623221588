//! The service, asked without a network.

mod mixed;
mod requests;
mod revise;
mod support;
