//! Intrinsic functions of one or two numbers, and what every function's result is: an item of its own.

use super::big::Big;
use super::decimal::Decimal;
use super::item::{Item, Place};
use super::machine::Machine;
use super::number::{decimal_of, put_binary};
use super::real;

/// How many results of functions are kept: more than any statement has.
const KEPT: usize = 1024;

/// The bytes that functions gave last.
#[derive(Default)]
pub struct Results {
    pub(super) bytes: Vec<Vec<u8>>,
    next: usize,
}

/// What C's `rand` gives after `srand(seed)`: the generator of the GNU C library.
pub struct Random {
    state: Vec<u32>,
}

impl Random {
    pub fn new(seed: u32) -> Random {
        let mut state = vec![if seed == 0 { 1 } else { seed }];
        for n in 1..31 {
            let before = i64::from(state[n - 1] as i32);
            let word = (16807 * before) % 2_147_483_647;
            state.push(if word < 0 { word + 2_147_483_647 } else { word } as u32);
        }
        let mut random = Random { state };
        for n in 31..34 {
            random.state.push(random.state[n - 31]);
        }
        for _ in 34..344 {
            random.step();
        }
        random
    }

    fn step(&mut self) -> u32 {
        let size = self.state.len();
        let value = self.state[size - 31].wrapping_add(self.state[size - 3]);
        self.state.push(value);
        self.state.remove(0);
        value
    }

    /// The next number, from 0 up to 2,147,483,647.
    pub fn number(&mut self) -> u32 {
        self.step() >> 1
    }
}

impl Machine {
    /// Keeps bytes as the result of a function, described by `item`.
    pub(super) fn result(&self, item: Item, bytes: Vec<u8>) -> Item {
        let mut results = self.results.borrow_mut();
        let number = results.next;
        let size = bytes.len();
        results.next = (number + 1) % KEPT;
        if number < results.bytes.len() {
            results.bytes[number] = bytes;
        } else {
            results.bytes.push(bytes);
        }
        Item { place: Place::Result(number, 0), size, varying: true, ..item }
    }

    /// An item as it is now, whatever becomes of its bytes.
    pub fn kept(&self, item: Item) -> Item {
        self.result(item, self.data(item))
    }

    pub(super) fn text_result(&self, bytes: Vec<u8>) -> Item {
        self.result(Item::text(0, 0, bytes.len()), bytes)
    }

    /// A whole number as a function gives it.
    pub(super) fn int_result(&self, value: i64) -> Item {
        self.computed(Decimal::integer(value))
    }

    /// A number as a function gives it: in the shortest of the formats that the original has for results.
    pub fn computed(&self, value: Decimal) -> Item {
        if value.undefined {
            return self.int_result(0);
        }
        let value = value.trimmed();
        let negative = value.value.is_negative();
        let sign = u32::from(negative);
        let bits = value.value.bits();
        let signed = |item: Item| if negative { item.signed() } else { item };
        let low = value.value.low_u64();
        let low = if negative { low.wrapping_neg() } else { low };
        let binary = |size: usize, digits: usize| {
            let item = signed(Item { swapped: true, ..Item::binary(0, 0, size, digits, value.scale) });
            let mut bytes = vec![0; size];
            put_binary(&item, &mut bytes, low);
            self.result(item, bytes)
        };
        if bits < 33 - sign && value.scale < 10 {
            return binary(4, 9);
        }
        if bits < 65 - sign && value.scale < 19 {
            return binary(8, 20);
        }
        // As long as the original takes it to be: sometimes a digit more than there are.
        let estimate = (f64::from(bits) * std::f64::consts::LOG10_2) as usize + 1;
        let size = estimate.max(value.scale.max(0) as usize);
        let item = signed(Item::display(0, 0, size, value.scale));
        let digits = value.value.absolute().digits();
        let mut bytes = vec![b'0'; size.saturating_sub(digits.len())];
        bytes.extend_from_slice(&digits);
        if negative {
            bytes[size - 1] |= 0x40;
        }
        self.result(item, bytes)
    }

    /// The result of a function of a number outside of what it is defined for.
    pub(super) fn not_defined(&self) -> Item {
        self.raise_argument();
        self.int_result(0)
    }

    fn real(&self, x: Item, function: fn(&Decimal) -> Option<Decimal>) -> Item {
        match function(&self.value(x)) {
            Some(value) => self.computed(value),
            None => self.not_defined(),
        }
    }

    pub fn function_sin(&self, x: Item) -> Item {
        self.real(x, real::sin)
    }

    pub fn function_cos(&self, x: Item) -> Item {
        self.real(x, real::cos)
    }

    pub fn function_tan(&self, x: Item) -> Item {
        self.real(x, real::tan)
    }

    pub fn function_asin(&self, x: Item) -> Item {
        self.real(x, real::asin)
    }

    pub fn function_acos(&self, x: Item) -> Item {
        self.real(x, real::acos)
    }

    pub fn function_atan(&self, x: Item) -> Item {
        self.real(x, real::atan)
    }

    pub fn function_exp(&self, x: Item) -> Item {
        self.real(x, real::exp)
    }

    pub fn function_exp10(&self, x: Item) -> Item {
        let power = Decimal::integer(10).raise(self.value(x));
        self.computed(power)
    }

    pub fn function_log(&self, x: Item) -> Item {
        self.real(x, real::log)
    }

    pub fn function_log10(&self, x: Item) -> Item {
        self.real(x, real::log10)
    }

    pub fn function_sqrt(&self, x: Item) -> Item {
        self.real(x, real::sqrt)
    }

    pub fn function_pi(&self) -> Item {
        self.computed(real::pi())
    }

    pub fn function_e(&self) -> Item {
        self.computed(real::e())
    }

    /// ABS: the argument's own format, without the minus sign.
    pub fn function_abs(&self, x: Item) -> Item {
        let mut data = self.data(x);
        let value = decimal_of(&x, &mut data);
        let value = if value.value.is_negative() { -value } else { value };
        if !x.is_numeric() {
            return self.computed(value);
        }
        self.store_in(&value, &x, &mut data, None, super::number::NO_OPTION);
        self.result(x, data)
    }

    pub fn function_sign(&self, x: Item) -> Item {
        self.int_result(i64::from(self.value(x).value.signum()))
    }

    pub fn function_integer(&self, x: Item) -> Item {
        self.computed(real::floor(&self.value(x)))
    }

    pub fn function_integer_part(&self, x: Item) -> Item {
        self.computed(real::whole(&self.value(x)))
    }

    pub fn function_fraction_part(&self, x: Item) -> Item {
        let value = self.value(x);
        let whole = real::whole(&value);
        self.computed(value - whole)
    }

    pub fn function_mod(&self, x: Item, y: Item) -> Item {
        self.rest(x, y, real::floor)
    }

    pub fn function_rem(&self, x: Item, y: Item) -> Item {
        self.rest(x, y, real::whole)
    }

    fn rest(&self, x: Item, y: Item, cut: fn(&Decimal) -> Decimal) -> Item {
        let (x, y) = (self.value(x), self.value(y));
        if y.value.is_zero() {
            return self.not_defined();
        }
        let quotient = cut(&(x.clone() / y.clone()));
        self.computed(x - quotient * y)
    }

    pub fn function_factorial(&self, x: Item) -> Item {
        let number = self.get_int(x);
        if number < 0 {
            return self.not_defined();
        }
        let mut product = Big::from(1i64);
        for n in 2..=number {
            product = product.multiply(&Big::from(n));
        }
        self.computed(Decimal::new(product, 0))
    }

    pub fn function_annuity(&self, rate: Item, periods: Item) -> Item {
        let (rate, periods) = (self.value(rate), self.value(periods));
        if rate.value.is_negative() || periods.value.signum() <= 0 {
            return self.not_defined();
        }
        if rate.value.is_zero() {
            return self.computed(Decimal::integer(1) / periods);
        }
        let power = (Decimal::integer(1) + rate.clone()).raise(-periods);
        self.computed(rate / (Decimal::integer(1) - power))
    }

    /// RANDOM with a seed; the numbers that follow come from `function_random_next`.
    pub fn function_random(&self, seed: Item) -> Item {
        let mut random = Random::new(self.get_int(seed).max(0) as u32);
        let number = random.number();
        *self.random.borrow_mut() = Some(random);
        self.computed(real::of_double(f64::from(number) / 2_147_483_647.0))
    }

    pub fn function_random_next(&self) -> Item {
        let number = self.random.borrow_mut().get_or_insert_with(|| Random::new(1)).number();
        self.computed(real::of_double(f64::from(number) / 2_147_483_647.0))
    }
}
