//! One place that turns a word into one of a closed set of values.
//!
//! Every closed enum of this crate has `ALL` and `as_str`, and reads itself with [`parse_word`]: the
//! written form is the same in JSON, in text and in error messages.

use crate::CoreError;

/// Finds the value whose written form is `given`; `noun` names the set in the error.
///
/// # Errors
///
/// [`CoreError::UnknownWord`], which names all words that are known.
pub fn parse_word<T: Copy>(
    noun: &'static str,
    given: &str,
    all: &[T],
    as_str: fn(T) -> &'static str,
) -> Result<T, CoreError> {
    all.iter().copied().find(|value| as_str(*value) == given).ok_or_else(|| {
        CoreError::UnknownWord {
            noun,
            given: given.to_owned(),
            known: all.iter().map(|value| as_str(*value)).collect(),
        }
    })
}
