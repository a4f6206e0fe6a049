//! The rotation of a key as a state machine: no window, no clock, no file.
//!
//! [`Ceremony`] holds the private key from the moment it is made until the user has proved that it is
//! stored; then it destroys it, and no way leads back. What happened is kept as [`Event`]s, of which
//! [`record`] makes the page that is printed and signed. A step between Register and Finish, in which
//! the live system proves the new key, has its place in [`Step`]'s order.

mod event;
mod machine;
mod plan;
pub mod record;
mod refusal;
mod step;

pub use event::{Event, EventKind, Proof};
pub use machine::{Ceremony, Consent, MadeKey, Origin, StoreChoice};
pub use plan::{Environment, Occasion, Plan, PlanNote};
pub use refusal::Refusal;
pub use step::{Step, StepState};
