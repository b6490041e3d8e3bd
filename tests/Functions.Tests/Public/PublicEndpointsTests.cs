using System.Net;
using System.Net.Http.Headers;
using Distribution.Functions.Public;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Distribution.Functions.Tests.Public;

/// <summary>What the open internet may fetch, over a real socket.</summary>
public sealed class PublicEndpointsTests : IAsyncLifetime
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 1, 2, 3];
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    private ServiceProvider? _services;
    private PublicHost? _host;
    private HttpClient? _client;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IMediaStore Media => _services!.GetRequiredService<IMediaStore>();

    private DateTimeOffset Now => _time.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_folder.Path);
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(_time)
            .AddSingleton(new SqliteDatabase(Path.Combine(_folder.Path, "distribution.db")))
            .AddSingleton<IMediaStore>(provider => new SqliteMediaStore(provider.GetRequiredService<SqliteDatabase>(), static () => "k3p7picture"))
            .BuildServiceProvider();
        _host = await PublicHost.StartAsync(_services, Cancellation);
        _client = new() { BaseAddress = _host.Address };
    }

    public async ValueTask DisposeAsync()
    {
        _client!.Dispose();
        await _host!.DisposeAsync();
        await _services!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Get_PictureInItsTime_IsTheFileAndNothingElse()
    {
        var name = await Media.KeepAsync(Jpeg, Now, Now.AddHours(24), Cancellation);
        var kept = (await Media.FindAsync(name, Cancellation))!;

        using var response = await _client!.GetAsync($"media/{name}.jpg", Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Jpeg, await response.Content.ReadAsByteArrayAsync(Cancellation));
        response.Headers.Remove("Date");
        Assert.Equal(
            ["Cache-Control: public, max-age=3600", $"ETag: \"{kept.Hash}\"", "X-Content-Type-Options: nosniff", "Content-Length: 5", "Content-Type: image/jpeg"],
            [.. Lines(response.Headers).Order(StringComparer.Ordinal), .. Lines(response.Content.Headers).Order(StringComparer.Ordinal)]);
    }

    [Fact]
    public async Task Get_BeforeAndAfterItsTime_IsNotThere()
    {
        var name = await Media.KeepAsync(Jpeg, Now.AddHours(1), Now.AddHours(25), Cancellation);

        _time.Advance(TimeSpan.FromHours(1) - Instant);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(name));
        _time.Advance(Instant);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(name));
        _time.Advance(TimeSpan.FromHours(24));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(name));
        _time.Advance(Instant);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(name));
    }

    [Fact]
    public async Task Get_ShortlyBeforeItsEnd_IsCachedNoLonger()
    {
        var name = await Media.KeepAsync(Jpeg, Now, Now.AddSeconds(90), Cancellation);

        using var response = await _client!.GetAsync($"media/{name}.jpg", Cancellation);

        Assert.Equal(new CacheControlHeaderValue { Public = true, MaxAge = TimeSpan.FromSeconds(90) }, response.Headers.CacheControl);
    }

    [Fact]
    public async Task Head_Picture_IsTheHeadersWithoutTheFile()
    {
        var name = await Media.KeepAsync(Jpeg, Now, Now.AddHours(24), Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Head, $"media/{name}.jpg");

        using var response = await _client!.SendAsync(request, Cancellation);

        Assert.Equal((HttpStatusCode.OK, 5L, "image/jpeg"), (response.StatusCode, response.Content.Headers.ContentLength, response.Content.Headers.ContentType?.MediaType));
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Fact]
    public async Task Get_FileTheCallerHas_IsNotSentAgain()
    {
        var name = await Media.KeepAsync(Jpeg, Now, Now.AddHours(24), Cancellation);
        var hash = (await Media.FindAsync(name, Cancellation))!.Hash;

        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(name, $"\"{hash}\""));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(name, "\"another\""));
    }

    [Theory]
    [InlineData("media/unknown.jpg")]
    [InlineData("media/K3P7PICTURE.jpg")]
    [InlineData("media/k3p7picture.png")]
    [InlineData("media/k3p7picture")]
    [InlineData("media/.jpg")]
    [InlineData("media/k3p7%2Fpicture.jpg")]
    [InlineData("media/..%2Fk3p7picture.jpg")]
    [InlineData("media/")]
    [InlineData("")]
    public async Task Get_AnythingElse_IsNotThere(string path)
    {
        await Media.KeepAsync(Jpeg, Now, Now.AddHours(24), Cancellation);

        using var response = await _client!.GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Post_Picture_IsNotAllowed()
    {
        using var response = await _client!.PostAsync("media/k3p7picture.jpg", content: null, Cancellation);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    private static IEnumerable<string> Lines(HttpHeaders headers) => headers.Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");

    private async Task<HttpStatusCode> StatusAsync(string name, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"media/{name}.jpg");
        request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        using var response = await _client!.SendAsync(request, Cancellation);
        return response.StatusCode;
    }
}
