using AsyncWork.Web.Hosting;

namespace AsyncWork.Tests.Hosting;

[Trait("Feature", "X12")]
public sealed class IdleMemoryTests
{
    const long Page = 200_000;

    [Fact]
    public void Memory_goes_back_once_when_nobody_asks_for_anything_any_more()
    {
        var memory = new IdleMemory();

        Assert.False(memory.IsTime(IdleMemory.Worthwhile), "the app has just started");
        Assert.False(memory.IsTime(2 * IdleMemory.Worthwhile), "people work");
        Assert.True(memory.IsTime(2 * IdleMemory.Worthwhile + Page));
        Assert.False(memory.IsTime(2 * IdleMemory.Worthwhile + 2 * Page), "little has come since");
    }

    [Fact]
    public void A_page_now_and_then_adds_up()
    {
        var memory = new IdleMemory();
        var pages = (int)(IdleMemory.Worthwhile / Page);

        Assert.DoesNotContain(true, Enumerable.Range(1, pages).Select(page => memory.IsTime(page * Page)));
        Assert.True(memory.IsTime((pages + 1) * Page));
    }

    [Fact]
    public void What_nobody_holds_any_more_leaves_the_process()
    {
        var held = Fill();

        IdleMemory.GiveBack();

        Assert.False(held.IsAlive);
    }

    static WeakReference Fill() => new(new byte[50 * 1024 * 1024]);
}
