using AsyncWork.Web.Identity;

namespace AsyncWork.Web.Pages.Playbook;

/// <summary>Who keeps the agreements. That there are channels and norms, and which held when, is for everybody.</summary>
public static class NormAccess
{
    /// <summary>HR and administrators keep the directory of channels and the company's norms; who leads a team, the team's.</summary>
    public static bool KeepsChannels(this Viewer viewer) => viewer.SeesCompany;
}
