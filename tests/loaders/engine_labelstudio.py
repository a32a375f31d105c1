"""labelstudio, by Label Studio's SDK: every prediction fits the labelling interface that docs/loading.md gives."""
import json
import os
import re
import subprocess
import unittest

from engines import python_with
from harness import SOURCE, Case

CHECK = """
import json, sys
from label_studio_sdk.label_interface import LabelInterface
given = json.load(sys.stdin)
interface = LabelInterface(given["interface"])
print(json.dumps([interface.validate_prediction(p, return_errors=True) for task in given["tasks"] for p in task["predictions"]]))
"""


@unittest.skipUnless(python_with("label-studio-sdk"), "no label-studio-sdk here (tests/loaders/engines.py installs it)")
class LabelStudio(Case):
    to = "labelstudio"

    def errors(self, tasks):
        with open(os.path.join(SOURCE, "docs", "loading.md"), encoding="utf-8") as file:
            interface = re.search(r"<View>.*?</View>", file.read(), re.S)[0]
        done = subprocess.run([python_with("label-studio-sdk"), "-c", CHECK], input=json.dumps({"interface": interface, "tasks": tasks}), capture_output=True, text=True, check=True)
        return json.loads(done.stdout.strip().split("\n")[-1])

    def test_predictions_fit(self):
        with open(self.out, encoding="utf-8") as file:
            tasks = json.load(file)
        self.assertEqual(self.errors(tasks), [[]] * len(self.records))
        tasks[0]["predictions"][0]["result"][0]["value"]["labels"] = ["Nobody"]
        self.assertNotEqual(self.errors(tasks[:1]), [[]])


if __name__ == "__main__":
    unittest.main()
