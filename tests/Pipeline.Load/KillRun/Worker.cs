using Distribution.Functions.Hosting.SelfHosted;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Storage.Sqlite;
using Distribution.Publishing.Tests.Delivering;
using Microsoft.Extensions.DependencyInjection;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary>A worker as the product has it, on the run's store and the run's networks, with a fate: decorators are all that differs.</summary>
internal sealed class Worker(string data, Fate fate, Mutant mutant)
{
    public const string Ready = "ready";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var services = Services();
        var workers = services.GetRequiredService<Workers>();

        _ = Task.Run(EndWithParent, CancellationToken.None);

        // Said before the first message, over which this process may be stopped for good: the parent must not wait for it.
        Console.WriteLine(Ready);
        await workers.RunAsync(cancellationToken);
    }

    /// <summary>The parent holds our standard input open as long as it lives: a run that is ended leaves no worker behind.</summary>
    private static void EndWithParent()
    {
        while (Console.In.Read() >= 0)
        {
        }

        Signals.KillMyself();
    }

    private ServiceProvider Services()
    {
        var places = RunPlaces.Read(data);
        var services = RunPipeline.Services(data, places.Address, places.Networks, () => places.Site);
        services.AddSingleton<Workers>();
        services.AddSingleton<SqliteDeliveryLedger>();
        services.AddSingleton<IDeliveryLedger>(provider => new MortalLedger(Spoilt(provider.GetRequiredService<SqliteDeliveryLedger>()), fate));
        services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new MortalHandler(fate)));
        return services.BuildServiceProvider();
    }

    private IDeliveryLedger Spoilt(IDeliveryLedger ledger) => mutant switch
    {
        Mutant.ClaimAfterCall => new ClaimAfterCall(ledger),
        Mutant.OneLook => new OneLookIsEnough(ledger),
        _ => ledger,
    };
}
