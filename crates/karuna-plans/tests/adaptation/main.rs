//! Adapting a plan: each rule by itself, and what must hold of every version.

mod bounds;
mod going_on;
mod safety;
mod support;
mod versions;
