using System.Diagnostics;
using Distribution.Publishing.Formatting;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Preparing.Pictures;

/// <summary>Makes the picture of a channel's post: fetched once for the article, fitted to the channel's rules, kept where the network can fetch it.</summary>
public sealed class ChannelPictures(PictureOriginals originals, PictureFitting fitting, IMediaStore media, TimeProvider time)
{
    /// <summary>How long a network may take to fetch it, counted from the preparing.</summary>
    private static readonly TimeSpan Served = TimeSpan.FromHours(24);

    /// <summary>May be repeated: the same picture has the same name.</summary>
    /// <param name="rules">The channel's; null when it takes none.</param>
    internal async Task<ChannelPicture> FindAsync(ArticleImage? image, PictureRules? rules, CancellationToken cancellationToken)
    {
        if (rules is null)
        {
            return new ChannelPicture.None(Reason: null);
        }

        // What is not cleared is not even looked for.
        if (image is not { ClearedForSocial: true })
        {
            return new ChannelPicture.None(PictureStandIn.WhyNone(image));
        }

        return await originals.FindAsync(image.Url, cancellationToken) switch
        {
            OriginalPicture.Found found => await FitAsync(image, found.Bytes, rules, cancellationToken),
            OriginalPicture.NotNow notNow => new ChannelPicture.Unusable(notNow.Reason, MayPass: true),
            OriginalPicture.Never never => new ChannelPicture.Unusable(never.Reason, MayPass: false),
            var other => throw new UnreachableException($"An original nobody knows: {other}"),
        };
    }

    private async Task<ChannelPicture> FitAsync(ArticleImage image, ReadOnlyMemory<byte> bytes, PictureRules rules, CancellationToken cancellationToken)
    {
        switch (await fitting.FitAsync(bytes, rules, cancellationToken))
        {
            case FittedPicture.Fitted fitted:
                var now = time.GetUtcNow();
                var name = await media.KeepAsync(fitted.Jpeg, now, now + Served, cancellationToken);
                return new ChannelPicture.Ready(new(name) { Width = fitted.Width, Height = fitted.Height, AltText = image.AltText });
            case FittedPicture.Unusable unusable:
                return new ChannelPicture.Unusable(unusable.Reason, MayPass: false);
            case var other:
                throw new UnreachableException($"A picture nobody knows: {other}");
        }
    }
}
