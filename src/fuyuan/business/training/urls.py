"""Addresses of the room's own pages."""

from django.urls import URLPattern, path

from . import views_certificates, views_exam, views_hours, views_learning, views_own, views_register

urlpatterns: list[URLPattern] = [
    path("training/officers/new/", views_register.officer_new, name="officer-new"),
    path("training/powers/", views_register.powers, name="delegated-powers"),
    path("training/powers/new/", views_register.power_new, name="delegated-power-new"),
    path("training/powers/<int:pk>/switch/", views_register.power_switch, name="delegated-power-switch"),
    path("training/sheets/<slug:kind>/", views_register.sheet_upload, name="training-sheets"),
    path("training/sheets/<slug:kind>/template/", views_register.sheet_template, name="training-template"),
    path("training/sheet/<int:pk>/", views_register.sheet, name="training-sheet"),
    path("training/sheet/<int:pk>/go/", views_register.sheet_go, name="training-sheet-go"),
    path("training/hours/", views_hours.hours, name="training-hours"),
    path("training/hours/<int:organ_id>/", views_hours.hours_unit, name="training-hours-unit"),
    path("training/session/<int:pk>/screen/", views_hours.screen, name="training-screen"),
    path("here/<str:word>/", views_hours.here, name="training-here"),
    path("training/certificate/<int:pk>/qr/", views_certificates.certificate_qr, name="certificate-qr"),
    path("training/certificates/sheets/", views_certificates.certificate_sheets, name="certificate-sheets"),
    path("training/bank/", views_exam.bank, name="question-bank"),
    path("training/exam/<int:pk>/wall/", views_exam.wall, name="exam-wall"),
    path("training/exam/<int:pk>/people/", views_exam.people, name="exam-people"),
    path("training/exam/<int:pk>/figures/", views_exam.item_figures, name="exam-figures"),
    path("training/exam/<int:pk>/link/", views_exam.link, name="exam-link"),
    path("mentor/<str:word>/", views_learning.mentoring_confirm, name="mentoring-confirm"),
    path("lesson/", views_learning.lesson_enter, name="lesson-enter"),
    path("lesson/<int:number>/", views_learning.lesson_page, name="lesson-page"),
    path("lesson/questions/", views_learning.lesson_quiz, name="lesson-quiz"),
    path("lesson/done/", views_learning.lesson_done, name="lesson-done"),
    path("lesson/file/<int:use_id>/", views_learning.lesson_file, name="lesson-file"),
    path("training/my-lessons/", views_own.my_lessons, name="my-lessons"),
    path("training/my-lessons/<int:pk>/", views_own.my_lesson, name="my-lesson"),
    path("verify/", views_certificates.verify, name="certificate-ask"),
    path("verify/<str:word>/", views_certificates.verify, name="certificate-verify"),
]
