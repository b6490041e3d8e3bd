using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.GoogleNews.Hub;

/// <summary>Speaks to subscribers beside the answers: asks what they meant and brings them the feeds. Ends with the server.</summary>
internal sealed class HubCourier(SandboxDatabase database, GoogleNewsSandboxOptions options, TimeProvider time, CancellationToken stopping) : IAsyncDisposable
{
    // All that WebSub of 2026 lets stand in a challenge.
    private const string ChallengeLetters = "+-./0123456789=ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false }) { Timeout = Patience };
    private readonly ConcurrentDictionary<Task, byte> _running = new();

    public void Verify(HubIntent intent) => Run(() => options.DenySubscriptions is { } reason && intent.Mode == "subscribe" ? DenyAsync(intent, reason) : ConfirmAsync(intent));

    public void Deliver(string hub, string topic, Fetched.Whole content)
    {
        foreach (var subscription in database.Read(session => HubSubscriptions.Live(session, time.GetUtcNow())).Where(each => each.Topic == topic))
        {
            Run(() => DeliverAsync(hub, subscription, content));
        }
    }

    /// <summary>Waits until nothing is on its way; who stops the courier first waits briefly.</summary>
    public Task IdleAsync() => Task.WhenAll(_running.Keys);

    public async ValueTask DisposeAsync()
    {
        await IdleAsync();
        _http.Dispose();
    }

    private void Run(Func<Task> work)
    {
        var task = Task.Run(async () =>
        {
            try
            {
                await work();
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // The server has stopped; what was on its way never comes.
            }
        }, CancellationToken.None);
        _running.TryAdd(task, 0);
        _ = task.ContinueWith(done => _running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private async Task ConfirmAsync(HubIntent intent)
    {
        var challenge = RandomNumberGenerator.GetString(ChallengeLetters, 48);
        var (status, body) = await AskAsync(intent,
        [
            new("hub.mode", intent.Mode),
            new("hub.topic", intent.Topic),
            new("hub.challenge", challenge),
            .. intent.Mode == "subscribe"
                ? new[] { KeyValuePair.Create("hub.lease_seconds", ((long)intent.Lease.TotalSeconds).ToString(CultureInfo.InvariantCulture)) }
                : [],
        ]);
        if (status is >= 200 and < 300 && body == challenge)
        {
            database.Write(session => HubSubscriptions.Confirm(session, intent, time.GetUtcNow()));
        }
    }

    private Task<(int? Status, string Body)> DenyAsync(HubIntent intent, string reason) =>
        AskAsync(intent, [new("hub.mode", "denied"), new("hub.topic", intent.Topic), new("hub.reason", reason)]);

    private async Task<(int? Status, string Body)> AskAsync(HubIntent intent, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var callback = intent.Callback.OriginalString;
        var query = string.Join('&', parameters.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        var address = new Uri(callback + (callback.Contains('?', StringComparison.Ordinal) ? "&" : "?") + query);
        try
        {
            using var response = await _http.GetAsync(address, stopping);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(stopping));
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is TaskCanceledException && !stopping.IsCancellationRequested))
        {
            return (null, "");
        }
    }

    private async Task DeliverAsync(string hub, HubSubscription subscription, Fetched.Whole content)
    {
        for (var attempt = 1; attempt <= options.DeliveryAttempts; attempt++)
        {
            if (attempt > 1)
            {
                await Task.Delay(options.DeliveryPause, time, stopping);
            }

            switch (await PostAsync(hub, subscription, content))
            {
                case HttpStatusCode.Gone:
                    database.Write(session => HubSubscriptions.End(session, subscription.Callback, subscription.Topic));
                    return;
                case >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices:
                    return;
            }
        }
    }

    private async Task<HttpStatusCode?> PostAsync(string hub, HubSubscription subscription, Fetched.Whole content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, subscription.Callback) { Content = new ReadOnlyMemoryContent(content.Bytes) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", content.ContentType);
        request.Headers.TryAddWithoutValidation("Link", $"<{hub}>; rel=\"hub\", <{subscription.Topic}>; rel=\"self\"");
        if (subscription.Secret is { } secret)
        {
            request.Headers.TryAddWithoutValidation("X-Hub-Signature", Signed(secret, content.Bytes.Span));
        }

        try
        {
            using var response = await _http.SendAsync(request, stopping);
            return response.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is TaskCanceledException && !stopping.IsCancellationRequested))
        {
            return null;
        }
    }

    [SuppressMessage("Security", "CA5350", Justification = "Google's hub signs so; subscribers must be able to show that they take it.")]
    private string Signed(string secret, ReadOnlySpan<byte> body) => options.Signature == HubSignature.Sha1
        ? "sha1=" + Convert.ToHexStringLower(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), body))
        : "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
}
