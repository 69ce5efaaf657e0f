//! References to objects that several places share.

use std::cell::RefCell;
use std::fmt;

use super::exception::{Exception, Result};

/// A reference, possibly null, to an object that lives until the program ends. Copies refer to the same object;
/// references are equal when they refer to the same one.
///
/// Objects are not freed one by one: a chain of millions of them would otherwise be dropped recursively, and
/// deep recursion ends a program. What the source deallocates is small beside that.
pub struct Ref<T: 'static>(Option<&'static RefCell<T>>);

impl<T> Ref<T> {
    pub fn new(value: T) -> Self {
        Ref(Some(Box::leak(Box::new(RefCell::new(value)))))
    }

    pub const fn null() -> Self {
        Ref(None)
    }

    fn object(&self) -> Result<&'static RefCell<T>> {
        self.0.ok_or_else(Exception::constraint)
    }

    /// Looks at the object; null raises `constraint_error`.
    pub fn read<R>(&self, look: impl FnOnce(&T) -> R) -> Result<R> {
        self.object().map(|object| look(&object.borrow()))
    }

    /// Changes the object; null raises `constraint_error`.
    pub fn write<R>(&self, change: impl FnOnce(&mut T) -> R) -> Result<R> {
        self.object().map(|object| change(&mut object.borrow_mut()))
    }

    /// Looks at the object; null stops the program.
    pub fn peek<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.0.expect("a null pointer is followed").borrow())
    }

    /// Changes the object; null stops the program.
    pub fn poke<R>(&self, change: impl FnOnce(&mut T) -> R) -> R {
        change(&mut self.0.expect("a null pointer is followed").borrow_mut())
    }
}

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Ref<T> {}

impl<T> Default for Ref<T> {
    fn default() -> Self {
        Self::null()
    }
}

impl<T> PartialEq for Ref<T> {
    fn eq(&self, other: &Self) -> bool {
        match (self.0, other.0) {
            (None, None) => true,
            (Some(one), Some(two)) => std::ptr::eq(one, two),
            _ => false,
        }
    }
}

impl<T> Eq for Ref<T> {}

impl<T> fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "a reference" } else { "null" })
    }
}
