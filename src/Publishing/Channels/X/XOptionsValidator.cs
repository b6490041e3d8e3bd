using Microsoft.Extensions.Options;

namespace Distribution.Publishing.Channels.X;

/// <summary>Holds the settings to their ranges.</summary>
[OptionsValidator]
internal sealed partial class XOptionsValidator : IValidateOptions<XOptions>;

/// <summary>What the ranges cannot say.</summary>
internal static class XOptionsFaults
{
    extension(XOptions options)
    {
        /// <summary>Everything that is wrong with the settings, one sentence each; empty when nothing is.</summary>
        public IReadOnlyList<string> Faults()
        {
            var result = new XOptionsValidator().Validate(name: null, options);
            var faults = new List<string>(result.Failures ?? []);
            if (options.BaseUrl is { } url && !IsUsable(url))
            {
                faults.Add("BaseUrl: must be https with neither path nor query; http is only for a host of this machine or network.");
            }

            if (options.PostLink is { } link && (!link.Contains("{id}", StringComparison.Ordinal) || XPostLink.Fill(link, "name", "1") is null))
            {
                faults.Add("PostLink: must be an absolute URL that contains {id}.");
            }

            return faults;
        }
    }

    /// <summary>Signed requests go out in clear over http, so a public host is refused.</summary>
    private static bool IsUsable(Uri url) =>
        url is { IsAbsoluteUri: true, AbsolutePath: "/", Query: "", UserInfo: "" }
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && (url.IsLoopback || !url.Host.Contains('.', StringComparison.Ordinal))));
}
