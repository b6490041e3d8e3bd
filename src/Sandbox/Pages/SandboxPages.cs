using System.Text;
using Distribution.Sandbox.Serving;

namespace Distribution.Sandbox.Pages;

/// <summary>What is "on" the networks, as pages for people.</summary>
public sealed class SandboxPages
{
    internal const string PictureSuffix = ".jpg";

    private readonly IReadOnlyList<ISandboxNetwork> _networks;

    internal SandboxPages(IReadOnlyList<ISandboxNetwork> networks) => _networks = networks;

    /// <summary>
    /// Writes last.html (each network's newest post, then the rest) and one page per post, <c>x/&lt;id&gt;.html</c>, its picture beside
    /// it. Links between them are relative. Posts that readers will see only later are there too: the files outlive the wait.
    /// </summary>
    public async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var last = new StringBuilder();
        foreach (var network in _networks)
        {
            var posts = network.ReaderPosts(includeUnseen: true);
            last.Append(PageHtml.Heading(network.Title)).Append(posts.Count == 0 ? "<p>No posts yet.</p>\n" : "");
            Directory.CreateDirectory(Path.Combine(folder, network.Name));
            foreach (var post in posts)
            {
                last.Append(PageHtml.Article(post, $"{network.Name}/{post.Id}.html", $"{network.Name}/{post.Id}{PictureSuffix}"));
                var page = PageHtml.Page($"{post.Name} on {network.Title}", PageHtml.Article(post, $"{post.Id}.html", post.Id + PictureSuffix) + PageHtml.Link("../last.html", "All posts"));
                await File.WriteAllTextAsync(Path.Combine(folder, network.Name, post.Id + ".html"), page, cancellationToken);
                if (network.Picture(post.Id) is { } picture)
                {
                    await File.WriteAllBytesAsync(Path.Combine(folder, network.Name, post.Id + PictureSuffix), picture, cancellationToken);
                }
            }
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "last.html"), PageHtml.Page("Newest posts", last.ToString()), cancellationToken);
    }

    /// <returns>The page at this path of the running server, or null.</returns>
    internal string? At(string path)
    {
        if (path == "/")
        {
            return PageHtml.Page("Sandbox", PageHtml.Heading("Networks") + string.Concat(_networks.Select(network => $"<p>{PageHtml.Link("/" + network.Name, network.Title)}</p>\n")));
        }

        var parts = path.Split('/');
        if (parts.Length < 2 || _networks.FirstOrDefault(known => known.Name == parts[1]) is not { } network)
        {
            return null;
        }

        return parts switch
        {
            [_, _] or [_, _, ""] => Listing(network),
            [_, _, var user, "status", var id] => One(network, user, id),
            _ => null,
        };
    }

    private static string Listing(ISandboxNetwork network)
    {
        var posts = network.ReaderPosts(includeUnseen: false);
        return PageHtml.Page(network.Title, PageHtml.Heading(network.Title)
            + (posts.Count == 0 ? "<p>No posts yet.</p>" : string.Concat(posts.Select(post => PageHtml.Article(post, Address(network, post), $"/{network.Name}/{post.Id}{PictureSuffix}")))));
    }

    private static string? One(ISandboxNetwork network, string user, string id) => network.ReaderPosts(includeUnseen: false)
        .Where(post => post.Id == id && (user == "i" || user == post.AccountId || post.Username.Equals(user, StringComparison.OrdinalIgnoreCase)))
        .Select(post => PageHtml.Page($"{post.Name} on {network.Title}", PageHtml.Article(post, Address(network, post), $"/{network.Name}/{post.Id}{PictureSuffix}") + PageHtml.Link("/" + network.Name, "All posts")))
        .FirstOrDefault();

    private static string Address(ISandboxNetwork network, PagePost post) => $"/{network.Name}/{post.Username}/status/{post.Id}";
}
