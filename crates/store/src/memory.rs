//! What is left in the memory of the program once a vault is locked.
#![expect(clippy::unwrap_used, reason = "a failure here is a failed test")]

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};

use secrecy::SecretString;

use crate::{NewVault, Strength, Vault, WayIn};

/// What is searched for, disguised: or the search would find itself.
struct Needle(Vec<u8>);

const DISGUISE: u8 = 0x5a;

impl Needle {
    fn new(bytes: impl Iterator<Item = u8>) -> Self {
        Self(bytes.map(|byte| byte ^ DISGUISE).collect())
    }

    fn is_at(&self, memory: &[u8]) -> bool {
        memory.len() >= self.0.len() && self.0.iter().zip(memory).all(|(a, b)| *a == b ^ DISGUISE)
    }
}

/// How often each needle stands in the writable memory of this process.
fn search(needles: &[&Needle]) -> Vec<usize> {
    let maps = fs::read_to_string("/proc/self/maps").unwrap();
    let mut memory = File::open("/proc/self/mem").unwrap();
    let mut found = vec![0; needles.len()];
    // One buffer, made beforehand and wiped: what was found must not be found again in it.
    let mut buffer = zeroize::Zeroizing::new(vec![0_u8; 1 << 20]);
    let own = buffer.as_ptr() as u64..buffer.as_ptr() as u64 + (1 << 20);
    for line in maps.lines().filter(|line| line.contains(" rw")) {
        let (range, _) = line.split_once(' ').unwrap();
        let (start, end) = range.split_once('-').unwrap();
        let mut at = u64::from_str_radix(start, 16).unwrap();
        let end = u64::from_str_radix(end, 16).unwrap();
        while at < end {
            let length = (end - at).min(1 << 20) as usize;
            if memory.seek(SeekFrom::Start(at)).is_err() || memory.read_exact(&mut buffer[..length]).is_err()
            {
                break;
            }
            for (count, needle) in found.iter_mut().zip(needles) {
                let first = needle.0[0] ^ DISGUISE;
                let places = buffer[..length].iter().enumerate().filter(|(_, byte)| **byte == first);
                let places = places.filter(|(place, _)| !own.contains(&(at + *place as u64)));
                *count += places.filter(|(place, _)| needle.is_at(&buffer[*place..length])).count();
            }
            // A needle may lie across two readings.
            at += if length == 1 << 20 { length as u64 - 256 } else { length as u64 };
        }
    }
    found
}

#[test]
fn the_key_and_the_passphrase_are_gone_from_memory_once_the_vault_is_locked() {
    let dir = tempfile::tempdir().unwrap();
    let mut drawn = [0_u8; 16];
    getrandom::fill(&mut drawn).unwrap();
    // Made with room from the beginning, and only as long as needed.
    let typed = || {
        let mut typed = String::with_capacity(32);
        drawn.iter().for_each(|byte| {
            typed.push(char::from(b'a' + byte / 16));
            typed.push(char::from(b'a' + byte % 16));
        });
        SecretString::from(typed)
    };
    let letters = || drawn.iter().flat_map(|byte| [b'a' + byte / 16, b'a' + byte % 16]);
    let (passphrase, half) = (Needle::new(letters()), Needle::new(letters().take(14)));
    let cheap = Strength { memory_kib: 8, passes: 1, lanes: 1, scrypt_log_n: 4 };
    {
        let passphrase = typed();
        let new = NewVault { passphrase: Some((&passphrase, cheap)), words: true, ..NewVault::default() };
        let (vault, _words) = Vault::create(dir.path(), &new, || 0).unwrap();
        vault.create_case("somebody", None, None).unwrap();
    }
    let vault = Vault::open(dir.path(), WayIn::Passphrase(&typed()), || 0).unwrap();
    let key = Needle::new(vault.shared.key().unwrap().bytes().iter().copied());
    let hex = Needle::new(crate::hex::encode_secret(vault.shared.key().unwrap().bytes()).bytes());
    let sha = vault.add_original("paper", &mut vec![7_u8; 3 << 20].as_slice()).unwrap();
    std::io::copy(&mut vault.read_original(sha).unwrap(), &mut std::io::sink()).unwrap();
    vault.set_passphrase(&typed(), cheap).unwrap();
    let needles = [&key, &hex, &passphrase, &half];
    let open = search(&needles);
    assert!(open[0] > 0, "an open vault has its key: the search would find it");
    vault.lock();
    assert_eq!(search(&needles), [0; 4], "key, key in hexadecimal, passphrase, half of it");
}
