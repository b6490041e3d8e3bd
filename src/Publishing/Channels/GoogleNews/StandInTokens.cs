namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>Brings a call for a token to the stand-in. What is signed still names Google, since that is what the signature is for.</summary>
internal sealed class StandInTokens(Uri tokens, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri?.AbsoluteUri == GoogleKeyFile.TokenAddress)
        {
            request.RequestUri = tokens;
        }

        return base.SendAsync(request, cancellationToken);
    }
}
