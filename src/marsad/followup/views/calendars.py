from django.http import Http404, HttpRequest, HttpResponse
def calendar(request): raise Http404
def feed(request, token): raise Http404
