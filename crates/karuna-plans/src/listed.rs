//! Problems as an error tells them: how many, and each on a line of its own.

use std::fmt;

/// Problems as an error tells them.
pub(crate) struct Listed<'a, P>(pub(crate) &'a [P]);

impl<P: fmt::Display> fmt::Display for Listed<'_, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.0.len();
        write!(f, "{count} problem{}:", if count == 1 { "" } else { "s" })?;
        self.0.iter().try_for_each(|problem| write!(f, "\n  {problem}"))
    }
}
