//! What all requests share: settings, the queue for alerts, and room for planning.

use std::sync::Arc;
use std::thread;

use axum::body::Bytes;
use schemars::Schema;
use tokio::sync::Semaphore;

use crate::alerts::AlertQueue;
use crate::openapi;
use crate::schemas;

/// What whoever runs the service decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Where help is near, in words for the person who answered. karuna names no phone number on
    /// purpose; the words come from those who know the place.
    pub help: String,
    /// The human who is told of alerts.
    pub alert_to: String,
}

/// What all requests share.
#[derive(Debug)]
pub struct Service {
    pub(crate) settings: Settings,
    pub(crate) queue: Arc<dyn AlertQueue>,
    /// Plans that may wait, those being made included.
    pub(crate) places: Arc<Semaphore>,
    /// Plans that may be made at a time.
    pub(crate) planners: Arc<Semaphore>,
    pub(crate) openapi: Bytes,
    pub(crate) schemas: Vec<(&'static str, Schema)>,
}

impl Service {
    /// How many plans may wait or be made. The next caller is told to come again, which is better
    /// than a queue in which everybody waits until they have left.
    pub const MOST_PLANS: usize = 64;

    /// A service with the given settings, which puts alerts into the given queue.
    #[must_use]
    pub fn new(settings: Settings, queue: Arc<dyn AlertQueue>) -> Self {
        // Planning is work for a processor: more plans at a time than there are cores would only
        // slow one another down.
        let cores = thread::available_parallelism().map_or(1, usize::from);
        Self {
            settings,
            queue,
            places: Arc::new(Semaphore::new(Self::MOST_PLANS)),
            planners: Arc::new(Semaphore::new(cores)),
            openapi: openapi::document().to_string().into(),
            schemas: schemas::published(),
        }
    }
}
