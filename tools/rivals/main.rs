//! Times two matchers of literal names, leftmost and longest, over a text: rivals aho-corasick|daachorse NAMES TEXT
//! NAMES has one a line. Prints the seconds of processor time to build, to search, and how many names there are.
use std::{env, fs};

fn now() -> f64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    unsafe { libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, &mut time) };
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

fn main() {
    let arguments: Vec<String> = env::args().collect();
    let list = fs::read_to_string(&arguments[2]).expect("names");
    let text = fs::read(&arguments[3]).expect("text");
    let mut names: Vec<&str> = list.lines().collect();
    names.sort_unstable();
    names.dedup();
    let start = now();
    let (built, n) = if arguments[1] == "daachorse" {
        let matcher = daachorse::DoubleArrayAhoCorasickBuilder::new()
            .match_kind(daachorse::MatchKind::LeftmostLongest)
            .build(&names)
            .expect("daachorse");
        let _: &daachorse::DoubleArrayAhoCorasick<u32> = &matcher;
        (now(), matcher.leftmost_find_iter(&text).count())
    } else {
        let matcher = aho_corasick::AhoCorasick::builder()
            .match_kind(aho_corasick::MatchKind::LeftmostLongest)
            .build(&names)
            .expect("aho-corasick");
        (now(), matcher.find_iter(&text).count())
    };
    println!("{:.6} {:.6} {}", built - start, now() - built, n);
}
