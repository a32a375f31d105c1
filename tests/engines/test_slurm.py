"""A Slurm array on a cluster of this one machine: docs/scale.md. Needs slurmctld, slurmd, munge, and root."""
import os
import shutil
import socket
import subprocess
import time
import unittest
from harness import QUOTH, EngineTest

PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "sinfo")
JOB = """#!/bin/bash
#SBATCH --array=1-4
#SBATCH --output=%%x-%%a.log
set -euo pipefail
%s extract --split "$SLURM_ARRAY_TASK_ID/4" --trailer -o "part-$SLURM_ARRAY_TASK_ID.jsonl" articles.jsonl
"""


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@unittest.skipUnless(all(map(shutil.which, PROGRAMS)) and os.geteuid() == 0, "no Slurm on this machine, or not root")
class Slurm(EngineTest):
    def setUp(self):
        super().setUp()
        os.chmod(self.folder, 0o755)
        with open(self.path("munge.key"), "wb") as key: key.write(os.urandom(1024))
        os.chmod(self.path("munge.key"), 0o400)
        host = socket.gethostname().split(".")[0]
        for name in ("state", "spool"): os.mkdir(self.path(name))
        self.write("slurm.conf", "\n".join((
            "ClusterName=quoth", "SlurmctldHost=%s(127.0.0.1)" % host, "SlurmctldPort=%d" % free_port(), "SlurmdPort=%d" % free_port(), "SlurmUser=root",
            "AuthType=auth/munge", "AuthInfo=socket=%s" % self.path("munge.socket"), "ProctrackType=proctrack/linuxproc", "TaskPlugin=task/none",
            "JobAcctGatherType=jobacct_gather/none", "SelectType=select/cons_tres", "SelectTypeParameters=CR_Core", "MpiDefault=none",
            "StateSaveLocation=%s" % self.path("state"), "SlurmdSpoolDir=%s" % self.path("spool"), "SlurmctldPidFile=%s" % self.path("ctld.pid"),
            "SlurmdPidFile=%s" % self.path("d.pid"), "SlurmctldLogFile=%s" % self.path("ctld.log"), "SlurmdLogFile=%s" % self.path("d.log"), "ReturnToService=2",
            "NodeName=%s NodeAddr=127.0.0.1 CPUs=%d State=UNKNOWN" % (host, os.cpu_count()), "PartitionName=all Nodes=ALL Default=YES State=UP", "")))
        self.environment = {**os.environ, "SLURM_CONF": self.path("slurm.conf")}
        self.start("munged", "--foreground", "--force", "--key-file", self.path("munge.key"), "--socket", self.path("munge.socket"), "--pid-file", self.path("munge.pid"),
                   "--log-file", self.path("munge.log"), "--seed-file", self.path("munge.seed"))
        self.wait_for(lambda: os.path.exists(self.path("munge.socket")), "munged")
        self.start("slurmctld", "-D", "-i")
        self.start("slurmd", "-D", "-N", host)
        self.wait_for(lambda: "idle" in self.ask("sinfo", "-h", "-o", "%t"), "a node")

    def start(self, *command):
        process = subprocess.Popen(command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self.folder)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)

    def ask(self, *command):
        return subprocess.run(command, env=self.environment, capture_output=True, text=True).stdout

    def wait_for(self, ready, what):
        end = time.time() + 60
        while not ready():
            if time.time() > end: self.fail("%s did not come up in a minute" % what)
            time.sleep(0.2)

    def submit(self, job):
        return subprocess.run(["sbatch", "--wait", self.write("job", job, 0o755)], env=self.environment, cwd=self.folder, capture_output=True, text=True, timeout=300)

    def test_an_array_shares_the_input(self):
        done = self.submit(JOB % QUOTH)
        self.assertEqual(done.returncode, 0, done.stderr)
        parts = ["part-%d.jsonl" % i for i in range(1, 5)]
        check = subprocess.run([QUOTH, "validate", "--against", self.input, *map(self.path, parts)], capture_output=True)
        self.assertEqual(check.returncode, 0, check.stderr)
        self.assertEqual(self.records_in(parts), sorted(self.whole.splitlines(True)))

    def test_a_task_that_dies_fails_the_job(self):
        done = self.submit(JOB.replace("%s extract", "kill -9 $$; %s extract") % QUOTH)
        self.assertNotEqual(done.returncode, 0)


if __name__ == "__main__":
    unittest.main()
