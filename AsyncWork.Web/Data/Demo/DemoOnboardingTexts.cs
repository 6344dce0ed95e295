using AsyncWork.Domain.Onboarding;

namespace AsyncWork.Web.Data.Demo;

/// <summary>A module of the demo: its steps as a checklist that the import reads.</summary>
sealed record DemoModule(string Name, ModuleScope Scope, string ScopeName, string Steps);

/// <summary>What new people of the demo company go through, whatever they do and wherever they are.</summary>
static partial class DemoOnboardingTexts
{
    public static readonly DemoModule Everybody = new(
        "Arriving",
        ModuleScope.Everybody,
        "",
        """
        ## Before the first day
        - [ ] IT: Order the laptop and send it to where the person works
          _Do · 10 working days before_

          Ask the manager which keyboard. Delivery to São Paulo takes two weeks.
        - [ ] HR: Enter contract and bank details in the HR system
          _Do · 8 working days before_

          They stay there. AsyncWork holds nothing of it.
        - [ ] New hire: Say which keyboard and screen you need
          _Form · 12 working days before_

          ```form
          Keyboard *
          Screen *
          Anything else for your desk
          ```
        - [ ] Manager: [Choose a buddy who shares at least three hours a day](</overlap>)
          _Do · 7 working days before_
        - [ ] IT: Make the accounts, with a second factor each
          _Do · 3 working days before_
        - [ ] Manager: Write a welcome with the plan of the first week
          _Write · 3 working days before_

          What is there to read, whom to meet, what to try, and what can wait.
        - [ ] New hire: What your first day looks like
          _Read · 2 working days before_

          You begin when your working day begins, wherever you are. Your buddy writes to you first; your manager has written a plan of the
          week. Nobody expects more of you on that day than to arrive, to read a little and to ask.

        ## First day
        - [ ] New hire: [Set your time zone and the hours in which you work](</account>)
          _Do · on the first day_
        - [ ] New hire: [Decide what may interrupt you](</account/notices>)
          _Do · on the first day_
        - [ ] Buddy: Say hello in writing, and offer a talk
          _Meet · on the first day_
        - [ ] New hire: Tell us how to call you
          _Form · on the first day_

          ```form
          Preferred name *
          How to pronounce it
          Anything that makes working easier for you
          ```

        ## First week
        - [ ] New hire: [Introduce yourself to everybody in a post](</posts/new>)
          _Write · 1 working day after_

          Who you are, what you will work on, and when you are usually here. A picture is welcome.
        - [ ] New hire: Meet three people from other teams
          _Meet · 4 working days after_
        - [ ] New hire: [Log your hours of the first week](</time>)
          _Do · 4 working days after_
        """
    );

    public static readonly DemoModule Async = new(
        "How we work here",
        ModuleScope.Everybody,
        "",
        """
        ## First week
        - [ ] New hire: [Why we work in writing](</playbook/why-we-work-in-writing>)
          _Read · 1 working day after_
        - [ ] New hire: [What we expect of each other](</playbook/what-we-expect-of-each-other>)
          _Read · 2 working days after_
        - [ ] New hire: [Our tools, and what each is for](</playbook/our-tools>)
          _Read · 2 working days after_
        - [ ] New hire: [When to talk at once](</playbook/when-to-talk-at-once>)
          _Read · 3 working days after_
        - [ ] New hire: What would you do
          _Quiz · 4 working days after_

          ```quiz
          A customer cannot pay, and your team sleeps. What do you do?
          - Wait until tomorrow
          + Follow the ladder for urgent things
          - Write to everybody

          You have a question that can wait. Where do you ask it?
          - In a private message to whoever knows
          + In the channel of the team
          - In the next meeting

          By when can you expect an answer to it?
          - At once
          + By the norm of the channel
          - Never
          ```

        ## First month
        - [ ] New hire: [How an update looks](</playbook/how-an-update-looks>)
          _Read · 5 working days after_
          - [ ] New hire: [Write an update of your own](</posts/new>)
            _Write · 7 working days after_
          - [ ] Buddy: Answer it within the norm, and say what was clear
            _Do · 8 working days after_
        - [ ] New hire: [Take part in a decision](</decisions>)
          _Do · 12 working days after_
        - [ ] New hire: [So that nothing waits: hand something over](</playbook/so-that-nothing-waits>)
          _Do · 15 working days after_
        - [ ] New hire: [Mistakes that we know](</playbook/mistakes-we-know>)
          _Read · 15 working days after · optional_
        """
    );

    public static readonly DemoModule Months = new(
        "Three months",
        ModuleScope.Everybody,
        "",
        """
        ## First month
        - [ ] Manager: Say in writing what a good first month is
          _Write · 2 working days after_
        - [ ] Manager: Answer what is open, in writing or in half an hour
          _Meet · 10 working days after_
        - [ ] New hire: Say what was unclear in your first month
          _Form · 20 working days after_

          ```form
          What was clear *
          What was not clear *
          What should the next person read first
          ```
        - [ ] Manager: Look back together at 30 days
          _Meet · 21 working days after_

        ## Second month
        - [ ] New hire: [Look at your habits, and at two that you want to try](</playbook/habits>)
          _Read · 25 working days after_
        - [ ] New hire: [Keep two hours a day free of interruptions](</account/focus>)
          _Do · 30 working days after_
        - [ ] Manager: Look back together at 60 days
          _Meet · 42 working days after_

        ## Third month
        - [ ] New hire: Improve one page of the playbook
          _First contribution · 55 working days after_
        - [ ] Manager: Look back together at 90 days
          _Meet · 63 working days after_
        - [ ] HR: Ask what should change in this onboarding
          _Do · 65 working days after_
        """
    );

    public static readonly DemoModule Leaving = new(
        "Leaving",
        ModuleScope.Everybody,
        "",
        """
        ## Before the last day
        - [ ] HR: Confirm the last day in writing
          _Do · 20 working days before_
        - [ ] Manager: Tell the team, and who takes over what
          _Write · 15 working days before_
        - [ ] New hire: [Hand over your cards and open questions](</handoffs/new>)
          _Do · 10 working days before_
          - [ ] New hire: Name for each page and decision who keeps it from now on
            _Do · 8 working days before_
          - [ ] Manager: Look through what is left without a keeper
            _Do · 5 working days before_
        - [ ] New hire: Write down what only you know
          _Write · 7 working days before_
        - [ ] New hire: Say what we should do otherwise
          _Form · 3 working days before · optional_

          ```form
          What would you keep
          What would you change
          ```

        ## Last day
        - [ ] New hire: Send back the laptop
          _Do · on the first day_
        - [ ] IT: Close the accounts
          _Do · on the first day_

          Within the day, in the order of the list of systems.
        - [ ] Thank the person in a post
          _Write · on the first day · by the lead of Operations_

        ## Afterwards
        - [ ] HR: Send the last papers
          _Do · 10 working days after_
        - [ ] IT: Confirm that no account is left
          _Do · 5 working days after_
        """
    );
}
