"""Addresses of the evidence base."""

from django.urls import path

from marsad.evidence.views import (
    add,
    certificates,
    charts,
    correcting,
    deciding,
    documents,
    entities,
    facts,
    joining,
    learning,
    marking,
    overview,
    queue,
    reviewing,
)

app_name = "evidence"

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("documents/", documents.documents, name="documents"),
    path("documents/add/", add.add_documents, name="add"),
    path("documents/added/<uuid:job_id>/", add.added, name="added"),
    path("documents/<str:identifier>/", documents.document, name="document"),
    path("documents/<str:identifier>/mark/", marking.mark_document, name="mark"),
    path("documents/<str:identifier>/original/", documents.original, name="original"),
    path("documents/<str:identifier>/published/", documents.published, name="published"),
    path("documents/<str:identifier>/certificate/", certificates.certificate, name="document-certificate"),
    path("facts/", facts.facts, name="facts"),
    path("facts/review/", reviewing.review, name="review"),
    path("facts/review/decide/", reviewing.decide_fact, name="decide-fact"),
    path("facts/<str:identifier>/", facts.fact, name="fact"),
    path("facts/<str:identifier>/card/", deciding.card, name="card"),
    path("facts/<str:identifier>/accept/", deciding.accept, name="accept"),
    path("facts/<str:identifier>/reject/", deciding.reject, name="reject"),
    path("facts/<str:identifier>/undo/", deciding.undo, name="undo"),
    path("facts/<str:identifier>/correct/", correcting.correct, name="correct"),
    path("facts/<str:identifier>/certificate/", certificates.certificate, name="fact-certificate"),
    path("entities/", entities.entities, name="entities"),
    path("entities/undo/", joining.undo, name="undo-act"),
    path("entities/<str:identifier>/held.json", entities.held, name="held"),
    path("entities/<str:identifier>/", entities.entity, name="entity"),
    path("entities/<str:identifier>/<slug:name>.<slug:ending>", charts.chart, name="chart"),
    path("entities/<str:identifier>/merge/", joining.merge, name="merge"),
    path("entities/<str:identifier>/split/", joining.split, name="split"),
    path("links/", queue.queue, name="queue"),
    path("links/decide/", queue.decide, name="decide"),
    path("links/learning/", learning.learning, name="learning"),
    path("links/learned/<uuid:job_id>/", learning.learning, name="learned"),
]
