using Microsoft.Extensions.Options;

namespace Distribution.Publishing.Channels.Instagram;

/// <summary>Holds the settings to their ranges.</summary>
[OptionsValidator]
internal sealed partial class InstagramOptionsValidator : IValidateOptions<InstagramOptions>;

/// <summary>What the ranges cannot say.</summary>
internal static class InstagramOptionsFaults
{
    extension(InstagramOptions options)
    {
        /// <summary>Everything that is wrong with the settings, one sentence each; empty when nothing is.</summary>
        public IReadOnlyList<string> Faults() =>
        [
            .. new InstagramOptionsValidator().Validate(name: null, options).Failures ?? [],
            .. OptionFaults.OfBaseUrl(options.BaseUrl),
            .. OptionFaults.OfPostLink(options.PostLink),
        ];
    }
}
