use std::rc::Rc;

/// Names and values of a hash table, in their order.
pub(super) type Entries = Vec<(Vec<u8>, Value)>;

/// A value of a script. Copies share their bytes, so that a script cannot fill the memory with them.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Text(Rc<[u8]>),
    Map(Rc<Entries>),
    /// The content of this file.
    File(Rc<[u8]>),
    /// Only running the script would tell.
    Computed,
}

impl Value {
    pub(super) fn text(bytes: Vec<u8>) -> Self {
        Self::Text(bytes.into())
    }
}
