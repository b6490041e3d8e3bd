namespace Distribution.Publishing.Channels.X;

/// <summary>
/// Uploads a post's picture before the post: <see href="https://docs.x.com/x-api/media/upload-media">POST /2/media/upload</see>, then its
/// alternative text. Both may be repeated; a picture X does not take never keeps the post back.
/// </summary>
internal sealed class XPicture(XCalls calls, XOptions options, TimeProvider time)
{
    /// <summary>X keeps an upload for 24 h; an hour less is safe on any clock.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(23);

    /// <summary>X asked for JSON instead of multipart for some weeks of 2025; once it says so, it is believed.</summary>
    private const string JsonWanted = "content-type of application/json";

    private volatile bool _asJson;

    public async Task<PrepareReply> PrepareAsync(PrepareRequest request, XCredential credential, CancellationToken cancellationToken) =>
        (request.Post.Picture, XTicket.Read(request.Ticket)) switch
        {
            (null, _) => new PrepareReply.Ready(),
            (_, { }) when time.GetUtcNow() - request.TicketSince > Kept =>
                new PrepareReply.NotReady(new DeliveryOutcome.Deferred("X no longer keeps the picture that was uploaded; it is uploaded again.", TimeSpan.Zero)) { TicketIsSpent = true },
            ({ AltText: { Length: > 0 } text }, { Described: false } ticket) => await DescribeAsync(ticket, text, credential, cancellationToken),
            (_, { }) => new PrepareReply.Ready(),
            _ => await request.ReadPictureAsync(cancellationToken) is { } jpeg
                ? await UploadAsync(jpeg, credential, cancellationToken)
                : Without("it is no longer kept here"),
        };

    private async Task<PrepareReply> UploadAsync(ReadOnlyMemory<byte> jpeg, XCredential credential, CancellationToken cancellationToken)
    {
        var answer = await PostAsync("/2/media/upload", _asJson ? XUploadBody.Json(jpeg) : XUploadBody.Multipart(jpeg), credential, cancellationToken);
        if (answer is { Status: 400 } && !_asJson && XProblem.Read(answer.Body).Says(JsonWanted))
        {
            _asJson = true;
            answer = await PostAsync("/2/media/upload", XUploadBody.Json(jpeg), credential, cancellationToken);
        }

        return answer switch
        {
            null => Without("X did not answer"),
            { IsSuccess: true } when XWire.ReadUpload(answer.Body) is { } id => new PrepareReply.Begun($"{new XTicket(id, Described: false)}", TimeSpan.Zero, "The picture was uploaded."),
            _ when OfTheChannel(answer) is { } closed => closed,
            _ => Without(XProblem.Read(answer.Body).Sentence ?? $"X answered {answer.Status}"),
        };
    }

    private async Task<PrepareReply> DescribeAsync(XTicket ticket, string text, XCredential credential, CancellationToken cancellationToken)
    {
        var answer = await PostAsync("/2/media/metadata", XUploadBody.AltText(ticket.MediaId, text), credential, cancellationToken);
        return answer is not null && OfTheChannel(answer) is { } closed
            ? closed
            : new PrepareReply.Begun($"{ticket with { Described = true }}", TimeSpan.Zero, "The picture has its alternative text, unless X would not take it.");
    }

    /// <summary>What keeps the post itself from going out now as well: no credential, no credits, no more calls.</summary>
    private PrepareReply.NotReady? OfTheChannel(ChannelAnswer answer) => XReply.Classify(answer, options, username: null, time.GetUtcNow()) switch
    {
        DeliveryOutcome.Throttled throttled => new(throttled),
        DeliveryOutcome.ChannelRefused { Cause: HoldCause.OutOfCredits } refused => new(refused),
        DeliveryOutcome.ChannelRefused refused when answer.Status is 401 => new(refused),
        _ => null,
    };

    private async Task<ChannelAnswer?> PostAsync(string path, HttpContent content, XCredential credential, CancellationToken cancellationToken)
    {
        using var request = calls.Request(HttpMethod.Post, path, credential);
        request.Content = content;
        try
        {
            return await calls.UploadAsync(request, cancellationToken);
        }
        catch (Exception e) when (e.EndsTheCall && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static PrepareReply.Ready Without(string why) => new($"It goes out without its picture: {why.TrimEnd('.')}.");
}
