//! Commands on parameters, samples and the tree.

use crate::format;
use crate::logger::Level;
use crate::session::{both, quoted, Failure, Outcome, Session};
use crate::stats;
use crate::status::Status;
use crate::store::{self, SortKey};
use crate::text;

const HIST_BINS: usize = 5;
const HIST_WIDTH: usize = 20;

/// set NAME VALUE
pub fn set(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let (name, value) = (&args[1], &args[2]);
    if !text::is_valid_name(name) {
        return Err(s.fail(Status::Syntax, quoted("name", name)));
    }
    if name.len() > store::NAME_MAX {
        s.warn(&[b"name '", name.as_slice(), b"' is cut"].concat());
    }
    s.store
        .set(name, value)
        .map_err(|status| s.fail(status, [name, &b" '"[..], value, b"'"].concat()))
}

/// get NAME
pub fn get(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let param = match s.store.find(&args[1]) {
        Some(param) => param,
        None => return Err(s.fail(Status::Unknown, quoted("parameter", &args[1]))),
    };
    let value = param.value.to_bytes();
    let rest = format!(
        " ({}, {} writes, hash {:08x})",
        param.value.kind(),
        param.writes,
        text::hash(&value)
    );
    let line = [&param.name, &b" = "[..], &value, rest.as_bytes()].concat();
    s.say_bytes(&line);
    Ok(())
}

/// unset NAME
pub fn unset(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    s.store
        .remove(&args[1])
        .map_err(|status| s.fail(status, quoted("parameter", &args[1])))
}

/// add NAME N
pub fn add(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let amount = s.int(&args[2])?;
    s.store
        .add(&args[1], amount)
        .map_err(|status| s.fail(status, quoted("parameter", &args[1])))
}

/// list
pub fn list(s: &mut Session, _args: &[Vec<u8>]) -> Outcome {
    let lines: Vec<Vec<u8>> = s
        .store
        .params()
        .iter()
        .enumerate()
        .map(|(i, param)| {
            let name = String::from_utf8_lossy(&param.name);
            let start = format!(
                "{:2}. {name:<width$} {:<5} = ",
                i + 1,
                param.value.kind(),
                width = store::NAME_MAX
            );
            [start.into_bytes(), param.value.to_bytes()].concat()
        })
        .collect();
    for line in &lines {
        s.say_bytes(line);
    }
    s.say(format_args!("{} parameters", lines.len()));
    Ok(())
}

/// sort name|value|kind|age [up|down]
pub fn sort(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let key = match args[1].as_slice() {
        b"name" => SortKey::Name,
        b"value" => SortKey::Value,
        b"kind" => SortKey::Kind,
        b"age" => SortKey::Age,
        other => return Err(s.fail(Status::Unknown, quoted("sort by", other))),
    };
    let descending = match args.get(2).map_or(&b"up"[..], Vec::as_slice) {
        b"up" => false,
        b"down" => true,
        other => return Err(s.fail(Status::Unknown, quoted("sort by", other))),
    };
    s.store
        .sort(key, descending)
        .map_err(|status| s.fail(status, "store"))
}

/// clear
pub fn clear(s: &mut Session, _args: &[Vec<u8>]) -> Outcome {
    s.store.clear(&mut s.log);
    s.window = Default::default();
    s.tree.clear();
    Ok(())
}

/// Numbers from the arguments.
fn numbers(s: &mut Session, args: &[Vec<u8>]) -> Result<Vec<i32>, Failure> {
    args.iter().map(|text| s.int(text)).collect()
}

/// Numbers from the arguments, or the window when there are none.
fn samples(s: &mut Session, args: &[Vec<u8>]) -> Result<Vec<i32>, Failure> {
    let values = if args.is_empty() {
        s.window.to_vec()
    } else {
        numbers(s, args)?
    };
    if values.is_empty() {
        return Err(s.fail(Status::Empty, "no samples"));
    }
    Ok(values)
}

/// sample N ...
pub fn sample(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    for argument in &args[1..] {
        let value = s.int(argument)?;
        if s.window.is_full() {
            let text = format!("line {}: sample {} forgotten", s.line, s.window.oldest());
            s.log.write(Level::Info, text);
        }
        s.window.push(value);
    }
    Ok(())
}

/// window
pub fn window(s: &mut Session, _args: &[Vec<u8>]) -> Outcome {
    if !s.window.is_empty() {
        let items: Vec<String> = s.window.to_vec().iter().map(i32::to_string).collect();
        s.say(format_args!("{}", items.join(" ")));
    }
    let summary = format!(
        "count {}, dropped {}, newest {}, sum {}, rising {}",
        s.window.len(),
        s.window.dropped(),
        s.window.newest(),
        s.window.sum(),
        s.window.rising()
    );
    s.say(format_args!("{summary}"));
    Ok(())
}

/// pop [N]
pub fn pop(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let n = args.get(1).map_or(Ok(1), |text| s.uint(text))?;
    let there = s.window.len();
    if n as usize > there {
        return Err(s.fail(Status::Empty, format!("{n} of {there} samples")));
    }
    for _ in 0..n {
        if let Some(value) = s.window.pop() {
            s.say(format_args!("{value}"));
        }
    }
    Ok(())
}

/// stats [N ...]
pub fn stats(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let mut values = samples(s, &args[1..])?;
    let sum = stats::summarise(&values);
    s.say(format_args!(
        "count {}, min {}, max {} at {}, mean {}",
        sum.count,
        sum.min,
        sum.max,
        stats::index_of_max(&values),
        format::grouped(sum.mean)
    ));
    s.say(format_args!(
        "median {}, spread {}, deviation {}, above mean {}",
        sum.median,
        sum.spread,
        sum.deviation,
        stats::above(&values, sum.mean)
    ));
    values.sort_unstable();
    s.say(format_args!(
        "p10 {}, p90 {}, mode {}",
        stats::rank(&values, 10),
        stats::rank(&values, 90),
        stats::mode(&values)
    ));
    Ok(())
}

/// hist [N ...]
pub fn hist(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let values = samples(s, &args[1..])?;
    let bins = stats::histogram::<HIST_BINS>(&values);
    let greatest = bins.iter().copied().max().unwrap_or(0);
    for (i, &bin) in bins.iter().enumerate() {
        let share = format::percent(bin, values.len() as u32);
        s.say(format_args!(
            "{i} {share:>7} |{}",
            format::bar(bin, greatest, HIST_WIDTH)
        ));
    }
    Ok(())
}

/// share PART WHOLE
pub fn share(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let (part, whole) = (s.uint(&args[1]), s.uint(&args[2]));
    let (part, whole) = both(part, whole)?;
    s.say(format_args!(
        "{} of {}",
        format::percent(part, whole),
        format::size(whole)
    ));
    Ok(())
}

/// tree add N ... | del N ... | find N ... | between LOW HIGH | show | depth
pub fn tree(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let action = args[1].as_slice();
    match action {
        b"show" => {
            let mut lines = Vec::new();
            s.tree.visit(|key, count, depth| {
                lines.push(format!(
                    "{:indent$}{key} x{count}",
                    "",
                    indent = 2 * depth.min(20)
                ));
            });
            for line in lines {
                s.say(format_args!("{line}"));
            }
            return Ok(());
        }
        b"depth" => {
            let line = format!("{} nodes, depth {}", s.tree.size(), s.tree.depth());
            s.say(format_args!("{line}"));
            return Ok(());
        }
        b"add" | b"del" | b"find" | b"between" => {}
        other => return Err(s.fail(Status::Unknown, quoted("tree", other))),
    }
    if args.len() < 3 || (action == b"between" && args.len() != 4) {
        return Err(s.fail(Status::Usage, [b"tree ", action].concat()));
    }
    let keys = numbers(s, &args[2..])?;
    if let (b"between", &[low, high]) = (action, keys.as_slice()) {
        let sum = s.tree.between(low, high);
        s.say(format_args!("{sum} between"));
        return Ok(());
    }
    for key in keys {
        let done = match action {
            b"add" => s.tree.add(key),
            b"del" => s.tree.remove(key),
            _ => {
                let count = s.tree.find(key);
                s.say(format_args!("{key} x{count}"));
                Ok(())
            }
        };
        done.map_err(|status| s.fail(status, format!("key {key}")))?;
    }
    Ok(())
}
