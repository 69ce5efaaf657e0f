//! What a module's data live in where a program has tasks: cells as those of `std::cell`, which all threads see. Only one
//! thread runs at a time, so nobody ever waits for a lock here.

use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard, TryLockError, TryLockResult};

fn taken<T>(guard: TryLockResult<T>) -> T {
    match guard {
        Ok(guard) => guard,
        Err(TryLockError::Poisoned(guard)) => PoisonError::into_inner(guard), // a task that was aborted
        Err(TryLockError::WouldBlock) => panic!("already borrowed"),
    }
}

/// A value that is copied in and out.
pub struct Cell<T>(RwLock<T>);

impl<T> Cell<T> {
    pub const fn new(value: T) -> Self {
        Cell(RwLock::new(value))
    }

    pub fn get(&self) -> T
    where
        T: Copy,
    {
        *taken(self.0.try_read())
    }

    pub fn set(&self, value: T) {
        *taken(self.0.try_write()) = value;
    }

    pub fn replace(&self, value: T) -> T {
        std::mem::replace(&mut *taken(self.0.try_write()), value)
    }
}

/// A value that is looked at and changed in place.
pub struct RefCell<T>(RwLock<T>);

impl<T> RefCell<T> {
    pub const fn new(value: T) -> Self {
        RefCell(RwLock::new(value))
    }

    pub fn borrow(&self) -> RwLockReadGuard<'_, T> {
        taken(self.0.try_read())
    }

    pub fn borrow_mut(&self) -> RwLockWriteGuard<'_, T> {
        taken(self.0.try_write())
    }

    pub fn with_borrow<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.borrow())
    }

    pub fn with_borrow_mut<R>(&self, change: impl FnOnce(&mut T) -> R) -> R {
        change(&mut self.borrow_mut())
    }

    pub fn set(&self, value: T) {
        *self.borrow_mut() = value;
    }

    pub fn take(&self) -> T
    where
        T: Default,
    {
        std::mem::take(&mut *self.borrow_mut())
    }
}

/// Takes the place of `thread_local!`.
#[allow(unused_macros)]
macro_rules! shared {
    () => {};
    ($(#[$note:meta])* $seen:vis static $name:ident: $kind:ty = const $value:block; $($more:tt)*) => {
        $(#[$note])* $seen static $name: $kind = const $value;
        $crate::theseus_rt::shared::shared! { $($more)* }
    };
    ($(#[$note:meta])* $seen:vis static $name:ident: $kind:ty = $value:expr; $($more:tt)*) => {
        $(#[$note])* $seen static $name: std::sync::LazyLock<$kind> = std::sync::LazyLock::new(|| $value);
        $crate::theseus_rt::shared::shared! { $($more)* }
    };
}
#[allow(unused_imports)]
pub(crate) use shared;
