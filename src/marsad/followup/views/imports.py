from django.http import Http404, HttpRequest, HttpResponse
def upload(request): raise Http404
def mapping(request, key): raise Http404
