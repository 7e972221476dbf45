//! A proxy that cuts, delays, duplicates, reorders and corrupts, by a schedule that follows from a seed.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Numbers that follow from a seed (splitmix64).
#[derive(Debug, Clone)]
pub struct Lots(pub u64);

impl Lots {
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end
    }
}

/// What happens to the bytes of one direction of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// They end after so many.
    Cut(u64),
    /// One bit of this byte is another.
    Corrupt(u64),
    /// Each piece waits so long, so that what was sent later arrives earlier.
    Delay(u64),
    /// The connection breaks after so many, and after so many milliseconds all of them arrive once more: maybe after the
    /// client's own next try.
    Duplicate(u64, u64),
}

#[derive(Debug)]
struct Plan {
    lots: Lots,
    /// How many more connections something happens to.
    left: u64,
    /// How many more connections break after so many bytes towards the service, and nothing else.
    cuts: (u64, u64),
    happened: u64,
    carried: u64,
}

/// The proxy; it ends with the runtime.
pub struct Proxy {
    pub address: String,
    plan: Arc<Mutex<Plan>>,
}

impl Proxy {
    /// Before a service, with so many faults.
    pub async fn before(service: &str, seed: u64, faults: u64) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let plan = Plan { lots: Lots(seed), left: faults, cuts: (0, 0), happened: 0, carried: 0 };
        let plan = Arc::new(Mutex::new(plan));
        let (service, plans) = (service.trim_start_matches("http://").to_owned(), Arc::clone(&plan));
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(carry(client, service.clone(), Arc::clone(&plans)));
            }
        });
        Self { address, plan }
    }

    /// Nothing happens any more.
    pub fn calm(&self) {
        self.plan.lock().unwrap().left = 0;
    }

    /// From now on to so many connections something happens.
    pub fn rage(&self, faults: u64) {
        self.plan.lock().unwrap().left = faults;
    }

    /// So many connections break after so many bytes.
    pub fn cut(&self, connections: u64, bytes: u64) {
        self.plan.lock().unwrap().cuts = (connections, bytes);
    }

    /// To how many connections something has happened.
    pub fn happened(&self) -> u64 {
        self.plan.lock().unwrap().happened
    }

    /// Bytes carried towards the service.
    pub fn carried(&self) -> u64 {
        self.plan.lock().unwrap().carried
    }
}

/// What happens to this connection: upwards, and downwards.
fn faults(plan: &Mutex<Plan>) -> (Option<Fault>, Option<Fault>) {
    let mut plan = plan.lock().unwrap();
    if plan.cuts.0 > 0 {
        plan.cuts.0 -= 1;
        plan.happened += 1;
        return (Some(Fault::Cut(plan.cuts.1)), None);
    }
    if plan.left == 0 || plan.lots.below(10) < 4 {
        return (None, None);
    }
    plan.left -= 1;
    plan.happened += 1;
    let lots = &mut plan.lots;
    // Many exchanges are short: half of the places lie within the first of them.
    let place = |lots: &mut Lots| if lots.below(2) == 0 { lots.below(1500) } else { lots.below(60_000) };
    let fault = match lots.below(7) {
        0 | 1 => Fault::Cut(place(lots)),
        2 | 3 => Fault::Corrupt(place(lots)),
        4 => Fault::Delay(lots.below(150)),
        _ => return (Some(Fault::Duplicate(place(lots), lots.below(600))), None),
    };
    if lots.below(2) == 0 { (Some(fault), None) } else { (None, Some(fault)) }
}

async fn carry(client: TcpStream, service: String, plan: Arc<Mutex<Plan>>) {
    let (up, down) = faults(&plan);
    let Ok(upstream) = TcpStream::connect(&service).await else { return };
    let (mut client_read, mut client_write) = client.into_split();
    let (mut service_read, mut service_write) = upstream.into_split();
    let mut seen = Vec::new();
    {
        let upwards = pass(&mut client_read, &mut service_write, up, |bytes| {
            plan.lock().unwrap().carried += bytes.len() as u64;
            if matches!(up, Some(Fault::Duplicate(..))) && seen.len() < 1 << 20 {
                seen.extend_from_slice(bytes);
            }
        });
        let downwards = pass(&mut service_read, &mut client_write, down, |_| ());
        // Where one direction ends the connection does.
        tokio::select! { () = upwards => {}, () = downwards => {} }
    }
    if let Some(Fault::Duplicate(_, wait)) = up {
        tokio::time::sleep(Duration::from_millis(wait)).await;
        if let Ok(mut again) = TcpStream::connect(&service).await
            && again.write_all(&seen).await.is_ok()
        {
            let mut answer = Vec::new();
            let read = again.read_to_end(&mut answer);
            let _ = tokio::time::timeout(Duration::from_millis(500), read).await;
        }
    }
}

async fn pass(
    from: &mut (impl AsyncRead + Unpin),
    to: &mut (impl AsyncWrite + Unpin),
    fault: Option<Fault>,
    mut note: impl FnMut(&[u8]),
) {
    let mut buffer = vec![0; 4096];
    let mut passed = 0;
    loop {
        let Ok(read @ 1..) = from.read(&mut buffer).await else { return };
        let mut bytes = &mut buffer[..read];
        let end = passed + read as u64;
        match fault {
            Some(Fault::Cut(at)) if at < end => {
                bytes = &mut bytes[..usize::try_from(at.saturating_sub(passed)).unwrap()];
                let _ = to.write_all(bytes).await;
                return;
            }
            Some(Fault::Corrupt(at)) if (passed..end).contains(&at) => {
                bytes[usize::try_from(at - passed).unwrap()] ^= 1 << (at % 7);
            }
            Some(Fault::Delay(wait)) => tokio::time::sleep(Duration::from_millis(wait)).await,
            _ => {}
        }
        passed = end;
        note(bytes);
        if to.write_all(bytes).await.is_err() {
            return;
        }
        if matches!(fault, Some(Fault::Duplicate(at, _)) if at < end) {
            return;
        }
    }
}
