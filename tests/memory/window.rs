//! The real window on each way a private key can go, driven by `tests/window/memory.py`, which lets this test scan it.

#[path = "../window/run.rs"]
mod run;

use super::root::is_root_or_skipped;

fn walk(way: &str) {
    if is_root_or_skipped() {
        let scanner = std::env::current_exe().expect("this test");
        run::run("memory.py", &[&scanner.to_string_lossy(), way]);
    }
}

macro_rules! ways {
    ($($way:ident)*) => {$(
        #[test]
        fn $way() {
            walk(stringify!($way));
        }
    )*};
}

ways! {
    made_and_saved
    made_copied_and_pasted_back
    made_and_saved_with_a_passphrase
    saved_with_a_suggested_passphrase
    saved_with_a_passphrase_that_was_read_aloud
    saved_with_a_passphrase_of_two_people
    making_cancelled
    made_and_started_over
    made_twice
    made_for_something_else
    import_of_a_file_abandoned
    import_of_a_paste_abandoned
    import_with_a_passphrase_abandoned
    import_with_a_wrong_passphrase_given_up
    import_of_something_broken
    saving_that_failed
    something_else_pasted_back
    signing_left
    signing_left_by_the_close_dialog
    signing_with_a_passphrase_left
    a_key_pasted_into_a_text_field
    a_key_put_into_a_text_field_by_a_screen_reader
    a_key_pasted_as_the_key_of_the_platform
    a_key_opened_as_a_message
    a_key_in_a_folder_of_messages
    a_key_inspected
}
