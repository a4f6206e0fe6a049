//! The rotation of a key as a state machine: no window, no clock, no file.
//!
//! [`Ceremony`] holds the private key from the moment it is made until the user has proved that it is
//! stored; then the key signs that it was here, and is destroyed, and no way leads back. What happened is kept as
//! [`Event`]s, bound to each other by [`chain`]; [`record`] makes of them what is printed, signed, and opened again.

pub mod chain;
mod event;
pub mod facts;
mod known;
pub mod live;
mod machine;
mod plan;
mod possession;
pub mod record;
mod refusal;
mod script;
mod sheet;
mod step;
mod summary;

pub use event::{Event, EventKind, Proof};
pub use known::{KnownUse, Owner};
pub use machine::{Ceremony, Consent, MadeKey, Origin, StoreChoice};
pub use plan::{Environment, Occasion, Plan, PlanNote};
pub use refusal::Refusal;
pub use script::script;
pub use sheet::sheet;
pub use step::{Step, StepState};
pub use summary::Summary;
