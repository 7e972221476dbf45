//! Writes simulated photographs with the truth beside them: `simulate OUT_DIR COUNT SEED SIZE`.
fn main() {
    let page = liite_raster::Raster::filled(1240, 1754, liite_raster::Channels::Rgb, 250);
    let a: Vec<String> = std::env::args().collect();
    for s in 0..a[2].parse::<u64>().unwrap() {
        let t = std::time::Instant::now();
        let scene = liite_testkit::photo::Scene::random(s).with_long_side(a[4].parse().unwrap());
        let p = liite_testkit::photo::simulate(&page, (210.0, 297.0), &scene);
        println!("{s} {:?} {:?} {:?}", t.elapsed(), scene.background, p.quad);
        std::fs::write(format!("{}/{s}.jpg", a[1]), &p.jpeg).unwrap();
    }
}
