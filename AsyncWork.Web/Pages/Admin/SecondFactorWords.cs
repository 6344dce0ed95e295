using AsyncWork.Domain.People;

namespace AsyncWork.Web.Pages.Admin;

static class SecondFactorWords
{
    /// <summary>Of whom a second factor is asked.</summary>
    public static string Text(this SecondFactorRule rule) =>
        rule switch
        {
            SecondFactorRule.Nobody => "Nobody",
            SecondFactorRule.HRAndAdministrators => "HR and administrators",
            _ => "Everybody",
        };
}
