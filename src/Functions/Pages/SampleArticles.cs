using Distribution.Publishing.Ingesting;

namespace Distribution.Functions.Pages;

/// <summary>The articles a newcomer may try with, read once: nothing is offered that was not in the folder then.</summary>
internal sealed class SampleArticles(string? folder)
{
    /// <summary>Who says it when the page's button is pressed.</summary>
    public const string Source = "page";

    private readonly Lazy<IReadOnlyList<SampleArticle>> _all = new(() => Directory.Exists(folder) ? Read(folder) : []);

    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<SampleArticle> All => _all.Value;

    /// <summary>The folder with the samples: where the process was started, or beside the program; null when there is none.</summary>
    public static string? Locate()
    {
        string[] places = [Directory.GetCurrentDirectory(), AppContext.BaseDirectory];
        return places.Select(place => Path.Combine(place, "samples", "articles")).FirstOrDefault(Directory.Exists);
    }

    /// <summary>The sample of that file name, or null.</summary>
    public SampleArticle? Find(string file) => All.FirstOrDefault(sample => sample.File == file);

    private static IReadOnlyList<SampleArticle> Read(string folder) =>
    [
        .. Directory.EnumerateFiles(folder)
            .Where(path => Path.GetExtension(path) is ".html" or ".json")
            .Order(StringComparer.Ordinal)
            .Select(path =>
            {
                var bytes = File.ReadAllBytes(path);
                return new SampleArticle(Path.GetFileName(path), ArticleReading.ReadFile(bytes, Path.GetFileName(path), source: Source), bytes);
            }),
    ];
}
