using TriageBot.Engine.Texts;

namespace TriageBot.Alerts;

/// <summary>The words staff are told things in: the English locale as it is now published.</summary>
internal delegate Phrasing StaffWords();

/// <summary>Who is paged, as things stand.</summary>
internal delegate Roster CurrentRoster();
