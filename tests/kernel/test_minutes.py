"""The minutes that cards and tables of the course promise, against the last run that was measured."""

import sys
import unittest

from support import ROOT

sys.path.insert(0, str(ROOT / "environment/bench/Figures"))

import minutes  # noqa: E402


class Course(unittest.TestCase):
    def test_cards_tables_and_the_measured_run_agree(self):
        self.assertEqual(minutes.complaints(minutes.promised(), minutes.measured()), [])

    def test_every_notebook_has_a_card_and_a_row_in_the_table_of_the_course(self):
        for name, places in minutes.promised().items():
            self.assertLessEqual({"its card", "notebooks/README.md"}, set(places), name)


class Reading(unittest.TestCase):
    def test_numbers_as_people_write_them(self):
        texts = ["½", "2", "about 2 ", "1½", "0.5", "¼", "under half a ", "a bit more than a ", "a few ", ""]
        self.assertEqual([minutes.minutes(text) for text in texts], [0.5, 2, 2, 1.5, 0.5, 0.25, 0.5, 1, None, None])

    def test_places_that_differ_are_named(self):
        said = {"03": {"its card": 2, "README.md": 3}, "04": {"its card": None, "README.md": None}}
        self.assertEqual(minutes.complaints(said, {}), ["03: its card says 2, README.md says 3"])

    def test_a_factor_of_two_is_allowed_and_a_missing_number_is_not(self):
        said = {"03": {"its card": 2}, "04": {"its card": None}, "05": {"its card": 2}, "06": {"its card": 2}}
        self.assertEqual(minutes.complaints(said, {"03": 60, "04": 60, "05": 59, "06": 241}), [
            "04: its card says no number, and it took 1.00 minutes",
            "05: its card says 2, and it took 0.98 minutes",
            "06: its card says 2, and it took 4.02 minutes"])

    def test_only_a_default_run_is_kept_and_of_it_what_is_ok(self):
        run = {"03": {"status": "ok", "wall_seconds": 121.0}, "04": {"status": "failed", "wall_seconds": 3.0},
               "preset": None, "machine": "two cores", "started": "2026-11-30T17:00:00+00:00", "wall_seconds": 124.0}
        self.assertEqual(minutes.kept(run, ["03", "04", "05"]), {
            "preset": "default", "machine": "two cores", "date": "2026-11-30", "seconds": {"03": 121.0}})
        with self.assertRaisesRegex(SystemExit, "preset quick"):
            minutes.kept({**run, "preset": "quick"}, ["03"])


if __name__ == "__main__":
    unittest.main()
