using System.Security.Cryptography;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Recording;

/// <summary>What every home of the pictures keeps: one name for the same bytes, a window that only widens, and nothing for ever.</summary>
public abstract class MediaStoreConformance(StoreHome home) : StoreConformance(home)
{
    private static readonly byte[] Tram = [0xFF, 0xD8, 1, 2, 3];
    private static readonly byte[] Ferry = [0xFF, 0xD8, 4, 5, 6];
    private static readonly Uri Source = new("https://news.example/images/tram.jpg");

    private IMediaStore Media => Process.Media;

    private DateTimeOffset Tomorrow => Now.AddDays(1);

    [Fact]
    public async Task FindAsync_UnknownName_Null()
    {
        Assert.Null(await Media.FindAsync("picture", Cancellation));
        Assert.Null(await Media.FindOriginalAsync(Source, Cancellation));
    }

    [Fact]
    public async Task KeepAsync_Picture_StandsWholeForEveryProcessUnderANameOfLettersAndDigits()
    {
        await using var second = await Home.StartAsync();

        var name = await Media.KeepAsync(Tram, Now, Tomorrow, Cancellation);

        Assert.Matches("^[a-z0-9]{1,64}$", name);
        var kept = (await second.Media.FindAsync(name, Cancellation))!;
        Assert.Equal((name, Convert.ToHexStringLower(SHA256.HashData(Tram)), Now, Tomorrow), (kept.Name, kept.Hash, kept.From, kept.Until));
        Assert.Equal(Tram, kept.Jpeg.ToArray());
    }

    [Fact]
    public async Task KeepAsync_Name_DoesNotFollowFromTheBytes()
    {
        var tram = await Media.KeepAsync(Tram, Now, Tomorrow, Cancellation);
        var ferry = await Media.KeepAsync(Ferry, Now, Tomorrow, Cancellation);
        await Media.ForgetAsync(Tomorrow.AddSeconds(1), limit: 10, Cancellation);

        Assert.NotEqual(tram, ferry);
        Assert.NotEqual(tram, await Media.KeepAsync(Tram, Now, Tomorrow, Cancellation));
    }

    [Fact]
    public async Task KeepAsync_SameBytesAgain_SameNameAndTheWindowOnlyWidens()
    {
        await using var second = await Home.StartAsync();
        var name = await Media.KeepAsync(Tram, Now, Tomorrow, Cancellation);

        Assert.Equal(name, await second.Media.KeepAsync(Tram, Now.AddHours(1), Tomorrow.AddHours(1), Cancellation));
        Assert.Equal((Now, Tomorrow.AddHours(1)), await WindowAsync(name));

        Assert.Equal(name, await Media.KeepAsync(Tram, Now.AddHours(-1), Now, Cancellation));
        Assert.Equal((Now.AddHours(-1), Tomorrow.AddHours(1)), await WindowAsync(name));
    }

    [Fact]
    public async Task KeepAsync_SameBytesAtOnceInTwoProcesses_OneName()
    {
        await using var second = await Home.StartAsync();

        var names = await AtOnceAsync(8, thread => (thread % 2 == 0 ? Process : second).Media.KeepAsync(Tram, Now.AddMinutes(thread), Tomorrow, Cancellation));

        Assert.Equal((Now, Tomorrow), await WindowAsync(Assert.Single(names.Distinct())));
    }

    [Fact]
    public async Task KeepOriginalAsync_AgainFromTheSameAddress_ReplacesIt()
    {
        await using var second = await Home.StartAsync();
        await Media.KeepOriginalAsync(Source, Tram, Tomorrow, Cancellation);
        await second.Media.KeepOriginalAsync(Source, Ferry, Tomorrow, Cancellation);

        Assert.Equal(Ferry, (await Media.FindOriginalAsync(Source, Cancellation))!.Value.ToArray());
        Assert.Null(await Media.FindOriginalAsync(new("https://news.example/images/ferry.jpg"), Cancellation));
    }

    [Fact]
    public async Task ForgetAsync_EndedPictures_GoAtMostSoManyOfEachKind()
    {
        var ended = new List<string>();
        foreach (var number in Enumerable.Range(1, 3))
        {
            ended.Add(await Media.KeepAsync(new byte[] { (byte)number }, Now, Now.AddHours(number), Cancellation));
            await Media.KeepOriginalAsync(new($"https://news.example/{number}.jpg"), Tram, Now.AddHours(number), Cancellation);
        }

        var current = await Media.KeepAsync(Ferry, Now, Tomorrow, Cancellation);
        await Media.KeepOriginalAsync(Source, Ferry, Tomorrow, Cancellation);

        Assert.Equal(4, await Media.ForgetAsync(Tomorrow, limit: 2, Cancellation));
        Assert.Equal(2, await Media.ForgetAsync(Tomorrow, limit: 2, Cancellation));
        Assert.Equal(0, await Media.ForgetAsync(Tomorrow, limit: 2, Cancellation));
        Assert.All(await Task.WhenAll(ended.Select(name => Media.FindAsync(name, Cancellation))), Assert.Null);
        Assert.NotNull(await Media.FindAsync(current, Cancellation));
        Assert.NotNull(await Media.FindOriginalAsync(Source, Cancellation));
    }

    private async Task<(DateTimeOffset From, DateTimeOffset Until)> WindowAsync(string name)
    {
        var kept = (await Media.FindAsync(name, Cancellation))!;
        return (kept.From, kept.Until);
    }
}
