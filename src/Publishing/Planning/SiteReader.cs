using System.Text.Json;
using System.Text.RegularExpressions;

namespace Distribution.Publishing.Planning;

/// <summary>Reads who publishes and who sends: publications and sources.</summary>
internal static partial class SiteReader
{
    private const string CommandLine = "command";

    extension(SettingsObject file)
    {
        /// <summary>The publications that have a name of their own; faults go into the list.</summary>
        public IReadOnlyList<Publication> ReadPublications(ICollection<Fault> faults)
        {
            List<Publication> publications = [];
            foreach (var settings in file.Objects("publications", "a list of one publication or more, as [{ \"name\": \"news\", \"language\": \"en\" }]", required: true, faults))
            {
                var name = settings.Text("name", "the publication's name, as readers know it", required: true);
                if (publications.Exists(publication => publication.Name == name))
                {
                    settings.Note("name", $"\"{name}\" is another publication's name already; every one needs its own.");
                }

                var language = settings.Text("language", "a BCP 47 tag, as \"en\" or \"pt-BR\"", required: true, LanguageTag.IsValid);
                publications.Add(new() { Name = name ?? "", Language = language ?? "und", Hosts = settings.ReadHosts() });
                settings.Close();
            }

            return publications;
        }

        /// <summary>The sources; faults go into the list.</summary>
        public IReadOnlyList<NewsSource> ReadSources(ICollection<Fault> faults)
        {
            List<NewsSource> sources = [];
            foreach (var settings in file.Objects("sources", "a list, as [{ \"name\": \"cms\", \"secretFrom\": \"CMS_SECRET\" }]", required: false, faults))
            {
                var name = settings.Text("name", "lower-case letters, digits and hyphens, and not \"command\"", required: true, static text =>
                    text is not CommandLine && NameForm.IsMatch(text));
                if (sources.Exists(source => source.Name == name))
                {
                    settings.Note("name", $"\"{name}\" is another source's name already; every one needs its own.");
                }

                sources.Add(new(name ?? "", settings.ReadSecretFrom() ?? ""));
                settings.Close();
            }

            return sources;
        }

        /// <summary>Where networks reach us: https, but for an address of this machine's; null when it is absent or wrong.</summary>
        public Uri? PublicBaseUrl() =>
            file.Text("publicBaseUrl", "an https address without query, as \"https://distribution.example.com\"", allowed: static text => PublicUrl(text) is not null) is { } text
                ? PublicUrl(text)
                : null;

        /// <summary>A list's items that are objects, each to be closed by the reader; the others are faults.</summary>
        public IEnumerable<SettingsObject> Objects(string key, string form, bool required, ICollection<Fault> faults)
        {
            foreach (var (index, item) in file.Items(key, form, required).Index())
            {
                if (item.ValueKind is JsonValueKind.Object)
                {
                    yield return new SettingsObject(item, $"{key}[{index}]", faults);
                }
                else
                {
                    file.Note(key, index, $"{SettingsObject.Show(item)} is not allowed; give an object: {{ … }}.");
                }
            }
        }

        private List<HostPattern> ReadHosts()
        {
            List<HostPattern> hosts = [];
            foreach (var (index, item) in file.Items("hosts", "a list of hosts, as [\"news.example.com\", \"*.example.org\"]", required: false).Index())
            {
                var problem = "it is no text";
                if (SettingsObject.IsText(item, out var text) && HostPattern.TryRead(text, out var host, out problem))
                {
                    hosts.Add(host);
                }
                else
                {
                    file.Note("hosts", index, $"{SettingsObject.Show(item)} is not allowed: {problem}; give a host, as \"news.example.com\" or \"*.example.com\".");
                }
            }

            return hosts;
        }

        /// <summary>The variable's name. What is no name may be the secret itself, so it is never shown.</summary>
        private string? ReadSecretFrom()
        {
            const string Form = "the name of an environment variable, as \"CMS_SECRET\"";
            if (!file.TryFind("secretFrom", out var value))
            {
                file.Note("secretFrom", $"It is missing; give {Form}.");
                return null;
            }

            if (SettingsObject.IsText(value, out var text) && VariableForm.IsMatch(text))
            {
                return text;
            }

            file.Note("secretFrom", $"It is not allowed; give {Form}, never the secret itself.");
            return null;
        }
    }

    private static Uri? PublicUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
        && url is { Host.Length: > 0, UserInfo: "", Query: "", Fragment: "" } && !text.Contains('?', StringComparison.Ordinal) && !text.Contains('#', StringComparison.Ordinal)
            ? url
            : null;

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}\\z")]
    internal static partial Regex NameForm { get; }

    [GeneratedRegex("^[A-Z_][A-Z0-9_]{0,99}\\z")]
    private static partial Regex VariableForm { get; }
}
