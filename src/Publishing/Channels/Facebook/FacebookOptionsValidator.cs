using Microsoft.Extensions.Options;

namespace Distribution.Publishing.Channels.Facebook;

/// <summary>Holds the settings to their ranges.</summary>
[OptionsValidator]
internal sealed partial class FacebookOptionsValidator : IValidateOptions<FacebookOptions>;

/// <summary>What the ranges cannot say.</summary>
internal static class FacebookOptionsFaults
{
    extension(FacebookOptions options)
    {
        /// <summary>Everything that is wrong with the settings, one sentence each; empty when nothing is.</summary>
        public IReadOnlyList<string> Faults() =>
        [
            .. new FacebookOptionsValidator().Validate(name: null, options).Failures ?? [],
            .. OptionFaults.OfBaseUrl(options.BaseUrl),
            .. OptionFaults.OfPostLink(options.PostLink),
        ];
    }
}
