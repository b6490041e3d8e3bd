using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Preparing;

/// <summary>Deletes pictures nobody needs any more, about once an hour and a hundred at a time: a chore must not hold up the store.</summary>
public sealed class PictureForgetting(IMediaStore media, TimeProvider time)
{
    private const int AtOnce = 100;

    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>Deletes if it is time to; when more is left than is deleted at once, the next run goes on.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now < _next)
        {
            return;
        }

        if (await media.ForgetAsync(now, AtOnce, cancellationToken) < AtOnce)
        {
            _next = now + Between;
        }
    }
}
