"""Words that make a question and not its subject, in the languages that docs are most written in."""

from typing import Final

_TEXT: Final = """
a about also an and any are as at be been being but by can could did do does doing for from get had has have having how i if in into is it its let me
my need of on one or our please shall should so some tell than that the their them then there these they this those to up us use used using want was we
were what when where which who whom whose why will with would you your
aber als auch auf aus bei bin bist das dem den der des die dies diese dieser du ein eine einem einen einer es für gibt hat ich ihr im ist kann mein mich
mir mit nach oder sein sich sie sind und von wann warum was welche welcher wenn wer wie wir wird wo zu zum zur
au aux avec ce ces cette comment dans de des du elle en est et il ils je la le les leur ma mes mon nous ou où par pas pour pourquoi puis quand que quel
quelle quels qui quoi sa se ses son sont sur un une vous
al como con cual cuando de del donde el ella en es esta este hay la las lo los mi mis para pero por porque puedo que quien se si sin son su sus un una y yo
che chi come con cosa da dei del della di dove e gli ho il io la le lo mi nel non per perché posso quale quando quanto questo se si sono su un una uno
as ao com da das do dos e em eu mais meu minha na nas no nos o os ou para pelo por posso quais qual quando que quem se sem sua um uma
в во где для до его ее если есть и из или их к как какой когда кто ли мне мой мы на не но о об от по почему при с со так то у что чтобы это я
של את עם על אל מה מי איך כיצד איפה מתי למה האם אני אתה זה זו הוא היא הם יש אין לא כל או גם אם כי
من في على إلى عن ما ماذا متى أين كيف لماذا هل هذا هذه ذلك التي الذي أن إن لا أو ثم أنا هو هي
如何 怎么 怎样 什么 为什 可以 哪里 哪个 是否 请问 我的 我们
どう どの どこ なぜ です ます する した して から まで には では この その
어떻 무엇 어디 언제 누가 하는 있나 나요
"""

STOP_WORDS: Final = frozenset(_TEXT.split())
"""In the form that `terms_of` gives: lower case; words of unspaced scripts as pairs of characters."""
