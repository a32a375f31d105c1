"""Imports a file into doccano, as its server does, in a database of its own, and prints what it holds then.

usage: doccano_read.py FOLDER FILE
"""
import importlib.util
import json
import os
import sys

sys.path.insert(0, list(importlib.util.find_spec("backend").submodule_search_locations)[0])
os.environ.update(DJANGO_SETTINGS_MODULE="config.settings.development", DATABASE_URL="sqlite:///%s/doccano.db" % sys.argv[1], HOME=sys.argv[1])

import django  # noqa: E402

django.setup()

from data_import.datasets import load_dataset  # noqa: E402
from data_import.pipeline.catalog import create_file_format  # noqa: E402
from data_import.pipeline.readers import FileName  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from examples.models import Example  # noqa: E402
from labels.models import Relation, Span  # noqa: E402
from projects.models import ProjectType, SequenceLabelingProject  # noqa: E402


def span(of):
    return [of.start_offset, of.end_offset, of.label.text]


call_command("migrate", verbosity=0)
user = User.objects.create_user("quoth")
project = SequenceLabelingProject.objects.create(name="quoth", description="", project_type=ProjectType.SEQUENCE_LABELING, allow_overlapping=True, use_relation=True, created_by=user)
name = FileName(full_path=sys.argv[2], generated_name="records.jsonl", upload_name="records.jsonl")
dataset = load_dataset("RelationExtraction", create_file_format("JSONL"), [name], project, encoding="utf-8")
dataset.save(user, batch_size=1000)
print(json.dumps({"errors": [str(e.dict()) for e in dataset.errors],
                  "documents": [{"text": e.text, "meta": e.meta, "spans": [span(s) for s in Span.objects.filter(example=e)],
                                 "relations": [[r.type.text, span(r.from_id), span(r.to_id)] for r in Relation.objects.filter(example=e)]}
                                for e in Example.objects.order_by("pk")]}))
