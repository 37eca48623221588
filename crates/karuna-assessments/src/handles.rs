//! Generated.
use crate::catalog::BuiltIn;
pub(crate) static BUILTIN: [BuiltIn; 0] = [];
