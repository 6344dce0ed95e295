namespace AsyncWork.Tests.Support;

public sealed class AppHostTests
{
    /// <summary>Thousands are started in a run of all tests: one that stayed would cost ten megabytes for each.</summary>
    [Fact]
    public async Task A_host_that_was_disposed_leaves_memory()
    {
        var services = await UseAsync();

        for (var tries = 0; tries < 20 && services.IsAlive; tries++)
        {
            await Task.Delay(100);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.False(services.IsAlive);
    }

    static async Task<WeakReference> UseAsync()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        await (await host.SignedInAsync("berlin")).GetAsync("/");
        return new(host.Services);
    }
}
