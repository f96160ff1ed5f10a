//! A hive and what its bees bring home.
use std::collections::HashMap;
use std::fmt;

const MOST: usize = 1_000;

/// What a bee carries.
#[derive(Debug, Clone, PartialEq)]
pub enum Load {
    Nectar(f64),
    Pollen { grams: u32 },
    Nothing,
}

pub struct Hive<'a> {
    name: &'a str,
    loads: HashMap<String, Vec<Load>>,
}

impl<'a> Hive<'a> {
    pub fn new(name: &'a str) -> Self {
        Hive { name, loads: HashMap::new() }
    }

    /* A bee that brings nothing is not asked why. */
    pub fn arrive(&mut self, bee: &str, load: Load) -> Result<usize, String> {
        if load == Load::Nothing {
            return Err(format!("{} brings nothing to {}", bee, self.name));
        }
        let list = self.loads.entry(bee.to_string()).or_default();
        list.push(load);
        match list.len() {
            n if n > MOST => Err("too many".to_owned()),
            n => Ok(n),
        }
    }
}

impl fmt::Display for Hive<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let mut total = 0;
        for load in self.loads.values() {
            total += load.len();
        }
        write!(f, "{}: {} loads, mark {:?}", self.name, total, 'b')
    }
}
