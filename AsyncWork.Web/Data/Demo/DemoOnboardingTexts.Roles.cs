using AsyncWork.Domain.Onboarding;

namespace AsyncWork.Web.Data.Demo;

/// <summary>What a role needs, and what a location asks for.</summary>
static partial class DemoOnboardingTexts
{
    public static readonly DemoModule Engineer = new(
        "Engineer",
        ModuleScope.Role,
        "Engineer",
        """
        ## First week
        - [ ] IT: Give access to code, builds and the test systems
          _Do · on the first day_
        - [ ] New hire: Set up the project on your own machine, and note what the guide leaves out
          _Do · 2 working days after_
          - [ ] New hire: Run all tests once
            _Do · 2 working days after_
          - [ ] Buddy: Bring what was missing into the guide
            _Do · 4 working days after_
        - [ ] New hire: [Look around on the board of your team](</boards>)
          _Do · 3 working days after_
        - [ ] New hire: Finish a change of a few lines
          _First contribution · 5 working days after_

        ## First month
        - [ ] New hire: [Read the last five decisions of your team](</decisions>)
          _Read · 8 working days after_
        - [ ] New hire: Review the change of somebody else, with one question and one praise
          _Write · 10 working days after_
        - [ ] Buddy: Go through a failure of the last months together
          _Meet · 13 working days after_
        - [ ] New hire: Release something, with the checklist at hand
          _Do · 18 working days after_

        ## Second month
        - [ ] New hire: Take part in being on call, as the second
          _Do · 35 working days after · optional_
        """
    );

    public static readonly DemoModule Support = new(
        "Support desk",
        ModuleScope.Role,
        "Support",
        """
        ## First week
        - [ ] IT: Give access to the desk, with the right to read only
          _Do · on the first day_
        - [ ] New hire: Read ten solved questions, and note what they have in common
          _Read · 2 working days after_

          Choose them from three kinds: a fault, an account, a bill.
        - [ ] New hire: [When something cannot wait](</playbook/when-to-talk-at-once>)
          _Read · 2 working days after_
        - [ ] Buddy: Show how an evening is handed over
          _Meet · 3 working days after_

        ## First month
        - [ ] New hire: Draft answers to five questions; the buddy sends them
          _Write · 6 working days after_
          - [ ] Buddy: Say to each draft what to keep and what to change
            _Do · 7 working days after_
        - [ ] IT: Give the right to answer
          _Do · 8 working days after_
        - [ ] New hire: Solve a first question alone
          _First contribution · 10 working days after_
        - [ ] New hire: Write an answer that others can use again
          _Write · 15 working days after_
        - [ ] New hire: [Hand over your evening](</handoffs/new>)
          _Do · 16 working days after_
        """
    );

    public static readonly DemoModule Product = new(
        "Product",
        ModuleScope.Role,
        "Product manager",
        """
        ## First week
        - [ ] Manager: Name the three questions that the product has to answer this year
          _Write · 1 working day after_
        - [ ] New hire: [Meet or write: how we decide what needs a meeting](</playbook/meet-or-write>)
          _Read · 3 working days after_
        - [ ] New hire: Listen to two customers
          _Meet · 4 working days after_

        ## First month
        - [ ] New hire: [Read what was decided on the product in the last half year](</decisions>)
          _Read · 7 working days after_
        - [ ] New hire: Add the notes of your customers to the wiki
          _Upload · 8 working days after_
        - [ ] New hire: Write down what surprised you
          _Write · 10 working days after_
        - [ ] New hire: [Bring a small proposal to its decision](</decisions/new>)
          _First contribution · 18 working days after_
          - [ ] Buddy: Read the draft before it opens
            _Do · 14 working days after_

        ## Second month
        - [ ] New hire: Cut a plan into pieces of a week each
          _Do · 30 working days after_
        """
    );

    public static readonly DemoModule Berlin = new(
        "Berlin",
        ModuleScope.Location,
        "Berlin",
        """
        ## Before the first day
        - [ ] HR: Ask for the papers that the law wants, in the HR system
          _Do · 10 working days before_
        - [ ] HR: Send the key card and the house rules
          _Do · 5 working days before_

        ## First day
        - [ ] New hire: Set up the desk so that nothing hurts
          _Do · on the first day_

        ## First week
        - [ ] New hire: Register with the city, if you moved here
          _Do · 4 working days after · optional_
        - [ ] Buddy: Have lunch with whoever is in the office on Wednesday
          _Meet · 2 working days after · optional_
        - [ ] New hire: [Look up the public holidays of Berlin](</people>)
          _Do · 3 working days after_
        - [ ] New hire: [Enter the days off that you have planned](</people/absences/new>)
          _Do · 4 working days after_

        ## Third month
        - [ ] HR: Tell both sides that the trial period ends in three months
          _Do · 60 working days after_
        """
    );

    public static readonly DemoModule Kathmandu = new(
        "Kathmandu",
        ModuleScope.Location,
        "Kathmandu",
        """
        ## Before the first day
        - [ ] HR: Prepare the contract with the partner in Kathmandu
          _Do · 12 working days before_
        - [ ] IT: Send a battery for the hours without power
          _Do · 10 working days before_

        ## First day
        - [ ] New hire: [See who is here at the same hours](</overlap>)
          _Do · on the first day_

        ## First week
        - [ ] New hire: [How much overlap we need](</playbook/how-much-overlap-we-need>)
          _Read · 1 working day after_
        - [ ] Buddy: Agree on two hours a day in which you answer each other soon
          _Do · 2 working days after_
        - [ ] New hire: [Enter the holidays that you keep](</people/absences/new>)
          _Do · 4 working days after_
        - [ ] New hire: Try the room at the partner’s office
          _Do · 4 working days after · optional_

        ## First month
        - [ ] Manager: Ask how evenings and mornings go with the other zones
          _Meet · 15 working days after_
        """
    );

    public static readonly DemoModule NewYork = new(
        "New York",
        ModuleScope.Location,
        "New York",
        """
        ## Before the first day
        - [ ] HR: Have the right to work confirmed, in the HR system
          _Do · 8 working days before_
        - [ ] HR: Explain the benefits, and by when to choose
          _Write · 5 working days before_

        ## First day
        - [ ] New hire: [See who is here at the same hours](</overlap>)
          _Do · on the first day_
        - [ ] New hire: Choose your benefits in the HR system
          _Do · on the first day_

        ## First week
        - [ ] New hire: [How much overlap we need](</playbook/how-much-overlap-we-need>)
          _Read · 1 working day after_
        - [ ] New hire: [Enter the days off that you have planned](</people/absences/new>)
          _Do · 4 working days after_
        - [ ] Buddy: Show the desks that can be booked
          _Do · 3 working days after · optional_

        ## First month
        - [ ] New hire: Finish the training against harassment that the state asks for
          _Watch · 20 working days after_

          The link is in the mail of the provider.
        """
    );
}
