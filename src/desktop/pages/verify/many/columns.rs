use crate::signing::batch::table::Column;

/// Between columns.
pub const GAP: f32 = 14.0;

/// The columns that have room in `width`, with the width of each: what says least goes first.
pub fn columns(width: f32) -> Vec<(Column, f32)> {
    const STANDING: f32 = 164.0;
    const TIME: f32 = 118.0;
    const KEY: f32 = 96.0;
    const KEY_FROM: f32 = 760.0;
    const TIME_FROM: f32 = 560.0;
    const PAYMENT: f32 = 150.0;
    const PAYMENT_FROM: f32 = 900.0;
    let time = (width >= TIME_FROM).then_some((Column::Time, TIME));
    let key = (width >= KEY_FROM).then_some((Column::Key, KEY));
    let payment = (width >= PAYMENT_FROM).then_some((Column::Payment, PAYMENT));
    let fixed = [Some((Column::Standing, STANDING)), time, key, payment];
    let taken: f32 = fixed.iter().flatten().map(|(_, width)| width + GAP).sum();
    let rest = (width - taken - GAP).max(0.0);
    let message = Some((Column::Message, rest * 0.45));
    let cause = Some((Column::Cause, rest * 0.55));
    [fixed[0], time, message, payment, key, cause].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::Column::{Cause, Key, Message, Payment, Standing, Time};
    use super::*;

    #[test]
    fn every_width_is_filled_and_never_exceeded() {
        for width in [400.0, 559.0, 560.0, 759.0, 760.0, 860.0, 900.0, 2400.0] {
            let columns = columns(width);
            let gaps = f32::from(u8::try_from(columns.len() - 1).expect("few")) * GAP;
            let sum: f32 = columns.iter().map(|(_, width)| width).sum::<f32>() + gaps;
            assert!((sum - width).abs() < 0.5, "{width}: {sum}");
        }
    }

    #[test]
    fn what_is_wrong_stays_to_the_last() {
        let names = |width| -> Vec<Column> {
            let columns = columns(width).into_iter();
            columns.map(|(column, _)| column).collect()
        };
        assert_eq!(names(900.0), [Standing, Time, Message, Payment, Key, Cause]);
        assert_eq!(names(860.0), [Standing, Time, Message, Key, Cause]);
        assert_eq!(names(600.0), [Standing, Time, Message, Cause]);
        assert_eq!(names(400.0), [Standing, Message, Cause]);
    }
}
