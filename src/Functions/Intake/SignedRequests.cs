using Distribution.Publishing.Planning;

namespace Distribution.Functions.Intake;

/// <summary>Reads requests that must be signed by a source. What needs no body is checked before the body is read.</summary>
internal sealed class SignedRequests(SourceSecrets secrets, TimeProvider time)
{
    /// <summary>1 MB.</summary>
    public const int BodyLimit = 1024 * 1024;

    /// <summary>How far the sender's clock and the request's way may take it from now.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(5);

    /// <param name="deed">See <see cref="SignedText"/>.</param>
    public async Task<SignedReading> ReadAsync(HttpRequest request, string? deed, CancellationToken cancellationToken)
    {
        if (request.ContentLength > BodyLimit)
        {
            return new SignedReading.TooLarge();
        }

        if (IntakeHeaders.Read(request.Headers) is not { } headers || (time.GetUtcNow() - headers.SignedAt).Duration() > FreshFor)
        {
            return new SignedReading.NotSigned();
        }

        var source = secrets.Find(headers.Source);
        if (source is not null && secrets.Of(source) is null)
        {
            return new SignedReading.NoSecret(source.Name, source.SecretFrom);
        }

        return await ReadBodyAsync(request.Body, cancellationToken) is { } body
            ? Check(source, headers, SignedText.Of(headers, deed, body), body)
            : new SignedReading.TooLarge();
    }

    /// <summary>An unknown source is checked like a known one, so that it takes as long.</summary>
    private SignedReading Check(NewsSource? source, IntakeHeaders headers, SignedText text, byte[] body)
    {
        var isSigned = text.IsSigned(headers.Signature, source is null ? [] : secrets.Of(source)!);
        return source is not null && isSigned
            ? new SignedReading.Signed(source.Name, text.EventId(source.Name), new(source.Name, headers.Nonce, text.Hash), body)
            : new SignedReading.NotSigned();
    }

    /// <summary>The body as sent, or null as soon as it is larger than the limit.</summary>
    private static async Task<byte[]?> ReadBodyAsync(Stream body, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (kept.Length + read > BodyLimit)
            {
                return null;
            }

            await kept.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return kept.ToArray();
    }
}
