//! A file that is replaced as a whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::error::BatchError;

/// A file that is replaced as a whole or not at all.
///
/// Bytes go to a temporary file beside it; [`AtomicFile::replace`] puts that in its place. Dropped
/// before, the file that was there stays as it was.
///
/// # Examples
///
/// ```
/// use std::io::Write;
/// use karuna_batch::AtomicFile;
///
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("scores.csv");
/// let mut file = AtomicFile::beside(&path)?;
/// file.write_all(b"a,b\n")?;
/// assert!(!path.exists());
/// file.replace()?;
/// assert_eq!(std::fs::read(&path)?, b"a,b\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct AtomicFile {
    path: PathBuf,
    file: NamedTempFile,
}

impl AtomicFile {
    /// Begins a file that will replace `path`.
    ///
    /// # Errors
    ///
    /// [`BatchError::Replace`] where no file can be made in its folder.
    pub fn beside(path: &Path) -> Result<Self, BatchError> {
        let fail = |source: io::Error| BatchError::Replace { path: path.to_owned(), source };
        // A link is followed, so that it is the file behind it that is replaced.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if fs::metadata(&target).is_ok_and(|found| !found.is_file()) {
            // A pipe, a device or a folder must not be turned into a file.
            let kind = "it is no regular file; write to standard output instead";
            return Err(fail(io::Error::new(io::ErrorKind::InvalidInput, kind)));
        }
        let folder = match target.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let file = NamedTempFile::new_in(folder).map_err(fail)?;
        Ok(Self { path: target, file })
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    ///
    /// [`BatchError::Replace`] where that fails; the file that was there is as it was.
    pub fn replace(self) -> Result<(), BatchError> {
        let Self { path, file } = self;
        let fail = |source: io::Error| BatchError::Replace { path: path.clone(), source };
        keep_permissions(&path, &file).map_err(fail)?;
        file.as_file().sync_all().map_err(fail)?;
        file.persist(&path).map_err(|error| fail(error.error))?;
        Ok(())
    }
}

/// A temporary file may be read by its owner only; the new file is as open as the old one was, or
/// as any new file.
#[cfg(unix)]
fn keep_permissions(path: &Path, file: &NamedTempFile) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let permissions = match fs::metadata(path) {
        Ok(old) => old.permissions(),
        // Answers are personal: a new file is readable by its owner and group, not by everybody.
        Err(_) => fs::Permissions::from_mode(0o640),
    };
    file.as_file().set_permissions(permissions)
}

#[cfg(not(unix))]
fn keep_permissions(_path: &Path, _file: &NamedTempFile) -> io::Result<()> {
    Ok(())
}

impl Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::AtomicFile;
    use crate::BatchError;
    use std::io::Write;
    use std::path::Path;

    #[test]
    fn a_file_that_is_not_finished_leaves_the_old_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("scores.csv");
        std::fs::write(&path, "old").unwrap();
        let mut file = AtomicFile::beside(&path).unwrap();
        file.write_all(b"new").unwrap();
        drop(file);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left over");
        let mut file = AtomicFile::beside(&path).unwrap();
        file.write_all(b"new").unwrap();
        file.replace().unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "new");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_regular_file_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("socket");
        let _socket = std::os::unix::net::UnixListener::bind(&path).unwrap();
        for path in [path.as_path(), folder.path()] {
            let error = AtomicFile::beside(path).unwrap_err();
            assert!(error.to_string().contains("no regular file"), "{error}");
        }
    }

    #[test]
    fn a_folder_that_is_not_there_is_reported() {
        let error = AtomicFile::beside(Path::new("no-such-folder/scores.csv")).unwrap_err();
        assert!(matches!(error, BatchError::Replace { .. }));
        assert!(error.to_string().starts_with("no-such-folder/scores.csv could not be replaced: "));
    }
}
