"""The words of the frame, one language a line of `_TRANSLATIONS`, in the order of `_ORDER`."""

from dataclasses import dataclass, fields

from octavo.content.html.languages import closest


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Templates in braces are filled by `str.format`."""

    skip: str = "Skip to content"
    menu: str = "Menu"
    close: str = "Close"
    search: str = "Search"
    search_placeholder: str = "Search the docs"
    search_hint: str = "Type to search"
    no_results: str = "Nothing found"
    results: str = "{count} results for “{query}”"
    result: str = "1 result for “{query}”"
    ask: str = "Ask"
    ask_placeholder: str = "Ask a question"
    ask_button: str = "Ask"
    ask_page: str = "Ask about this page"
    ask_instead: str = "Ask this as a question"
    no_answer: str = "The documentation holds no answer to this question."
    thinking: str = "Reading the docs"
    sources: str = "Sources"
    follow_ups: str = "Ask next"
    links: str = "Links"
    sections: str = "Sections"
    variant: str = "Version or language"
    pages: str = "Pages"
    below: str = "Pages below {title}"
    breadcrumbs: str = "Breadcrumbs"
    pagination: str = "Previous and next page"
    previous: str = "Previous"
    next: str = "Next"
    on_this_page: str = "On this page"
    updated: str = "Last updated"
    edit: str = "Edit this page"
    actions: str = "Page actions"
    copy_page: str = "Copy page"
    copy: str = "Copy"
    copied: str = "Copied"
    failed: str = "That did not work. Try again."
    view_markdown: str = "View as Markdown"
    feed: str = "Subscribe to updates"
    announcement: str = "Announcement"
    more: str = "Read more"
    tabs: str = "Tabs"
    theme: str = "Theme"
    light: str = "light"
    dark: str = "dark"
    system: str = "as the system"
    not_found: str = "This page does not exist"
    not_found_text: str = "It may have moved, or the address has a slip of the pen:"
    did_you_mean: str = "Perhaps you want one of these"
    home: str = "To the start"
    privacy: str = "Privacy"
    made_with: str = "Made with Octavo"


_ORDER = (
    "skip", "menu", "close", "search", "search_placeholder", "search_hint", "no_results", "ask", "ask_placeholder", "sources", "previous", "next",
    "on_this_page", "updated", "edit", "copy_page", "copy", "copied", "view_markdown", "theme", "light", "dark", "system", "not_found", "home",
    "results", "result", "ask_page", "ask_instead", "no_answer", "thinking", "follow_ups", "links", "sections", "variant", "pages", "below",
    "breadcrumbs", "pagination", "actions", "failed", "feed", "announcement", "more", "tabs", "not_found_text", "did_you_mean", "privacy", "made_with",
)  # fmt: skip
_TRANSLATIONS = {
    "de": "Zum Inhalt|Menü|Schließen|Suche|Dokumentation durchsuchen|Zum Suchen tippen|Nichts gefunden|Fragen|Eine Frage stellen|Quellen|Zurück|Weiter|Auf dieser Seite|Zuletzt geändert|Seite bearbeiten|Seite kopieren|Kopieren|Kopiert|Als Markdown ansehen|Farben|hell|dunkel|wie das System|Diese Seite gibt es nicht|Zum Anfang|{count} Treffer für „{query}“|1 Treffer für „{query}“|Zu dieser Seite fragen|Als Frage stellen|Die Dokumentation beantwortet diese Frage nicht.|Die Dokumentation wird gelesen|Weiter fragen|Links|Bereiche|Version oder Sprache|Seiten|Seiten unter {title}|Pfad zu dieser Seite|Vorige und nächste Seite|Aktionen zur Seite|Das hat nicht geklappt. Bitte noch einmal versuchen.|Neuigkeiten abonnieren|Ankündigung|Weiterlesen|Reiter|Sie wurde vielleicht verschoben, oder die Adresse hat einen Tippfehler:|Vielleicht suchen Sie eine von diesen|Datenschutz|Erstellt mit Octavo",
    "fr": "Aller au contenu|Menu|Fermer|Rechercher|Rechercher dans la documentation|Saisissez votre recherche|Aucun résultat|Demander|Poser une question|Sources|Précédent|Suivant|Sur cette page|Dernière mise à jour|Modifier cette page|Copier la page|Copier|Copié|Voir en Markdown|Thème|clair|sombre|comme le système|Cette page n’existe pas|Retour à l’accueil|{count} résultats pour « {query} »|1 résultat pour « {query} »|Poser une question sur cette page|Poser ceci comme question|La documentation ne répond pas à cette question.|Lecture de la documentation|Questions suivantes|Liens|Sections|Version ou langue|Pages|Pages sous {title}|Fil d’Ariane|Page précédente et page suivante|Actions sur la page|Cela n’a pas fonctionné. Réessayez.|S’abonner aux nouveautés|Annonce|Lire la suite|Onglets|Elle a peut-être été déplacée, ou l’adresse contient une faute de frappe :|Vous cherchez peut-être l’une de ces pages|Confidentialité|Créé avec Octavo",
    "es": "Ir al contenido|Menú|Cerrar|Buscar|Buscar en la documentación|Escribe para buscar|Sin resultados|Preguntar|Haz una pregunta|Fuentes|Anterior|Siguiente|En esta página|Última actualización|Editar esta página|Copiar página|Copiar|Copiado|Ver como Markdown|Tema|claro|oscuro|como el sistema|Esta página no existe|Ir al inicio|{count} resultados para «{query}»|1 resultado para «{query}»|Preguntar sobre esta página|Hacer esto como pregunta|La documentación no responde a esta pregunta.|Leyendo la documentación|Preguntas siguientes|Enlaces|Secciones|Versión o idioma|Páginas|Páginas dentro de {title}|Ruta de navegación|Página anterior y siguiente|Acciones de la página|No ha funcionado. Inténtalo de nuevo.|Suscribirse a las novedades|Anuncio|Leer más|Pestañas|Puede que se haya movido o que la dirección tenga una errata:|Quizá busques una de estas|Privacidad|Hecho con Octavo",
    "pt-br": "Ir para o conteúdo|Menu|Fechar|Buscar|Buscar na documentação|Digite para buscar|Nada encontrado|Perguntar|Faça uma pergunta|Fontes|Anterior|Próxima|Nesta página|Última atualização|Editar esta página|Copiar página|Copiar|Copiado|Ver como Markdown|Tema|claro|escuro|como o sistema|Esta página não existe|Ir para o início|{count} resultados para “{query}”|1 resultado para “{query}”|Perguntar sobre esta página|Fazer isto como pergunta|A documentação não responde a esta pergunta.|Lendo a documentação|Próximas perguntas|Links|Seções|Versão ou idioma|Páginas|Páginas em {title}|Trilha de navegação|Página anterior e próxima|Ações da página|Não funcionou. Tente de novo.|Assinar as novidades|Aviso|Leia mais|Abas|Ela pode ter mudado de lugar, ou o endereço tem um erro de digitação:|Talvez você procure uma destas|Privacidade|Feito com Octavo",
    "nl": "Naar de inhoud|Menu|Sluiten|Zoeken|Zoek in de documentatie|Typ om te zoeken|Niets gevonden|Vragen|Stel een vraag|Bronnen|Vorige|Volgende|Op deze pagina|Laatst gewijzigd|Pagina bewerken|Pagina kopiëren|Kopiëren|Gekopieerd|Bekijk als Markdown|Thema|licht|donker|zoals het systeem|Deze pagina bestaat niet|Naar het begin|{count} resultaten voor ‘{query}’|1 resultaat voor ‘{query}’|Een vraag over deze pagina|Dit als vraag stellen|De documentatie beantwoordt deze vraag niet.|De documentatie wordt gelezen|Verder vragen|Links|Onderdelen|Versie of taal|Pagina’s|Pagina’s onder {title}|Kruimelpad|Vorige en volgende pagina|Acties bij de pagina|Dat is niet gelukt. Probeer het opnieuw.|Abonneren op nieuws|Aankondiging|Lees verder|Tabbladen|Misschien is ze verplaatst, of staat er een tikfout in het adres:|Misschien zoek je een van deze|Privacy|Gemaakt met Octavo",
    "no": "Hopp til innhold|Meny|Lukk|Søk|Søk i dokumentasjonen|Skriv for å søke|Ingen treff|Spør|Still et spørsmål|Kilder|Forrige|Neste|På denne siden|Sist oppdatert|Rediger siden|Kopier siden|Kopier|Kopiert|Vis som Markdown|Tema|lyst|mørkt|som systemet|Denne siden finnes ikke|Til starten|{count} treff for «{query}»|1 treff for «{query}»|Spør om denne siden|Still dette som et spørsmål|Dokumentasjonen svarer ikke på dette spørsmålet.|Leser dokumentasjonen|Spør videre|Lenker|Deler|Versjon eller språk|Sider|Sider under {title}|Brødsmulesti|Forrige og neste side|Handlinger for siden|Det virket ikke. Prøv igjen.|Abonner på nyheter|Kunngjøring|Les mer|Faner|Den kan være flyttet, eller det er en skrivefeil i adressen:|Kanskje du ser etter en av disse|Personvern|Laget med Octavo",
    "ru": "К содержанию|Меню|Закрыть|Поиск|Поиск по документации|Введите запрос|Ничего не найдено|Спросить|Задайте вопрос|Источники|Назад|Далее|На этой странице|Обновлено|Изменить страницу|Копировать страницу|Копировать|Скопировано|Показать Markdown|Тема|светлая|тёмная|как в системе|Такой страницы нет|На главную|Найдено: {count} по запросу «{query}»|Найдено: 1 по запросу «{query}»|Спросить об этой странице|Задать как вопрос|В документации нет ответа на этот вопрос.|Чтение документации|Что спросить дальше|Ссылки|Разделы|Версия или язык|Страницы|Страницы в разделе {title}|Путь к странице|Предыдущая и следующая страницы|Действия со страницей|Не получилось. Попробуйте ещё раз.|Подписаться на обновления|Объявление|Читать дальше|Вкладки|Возможно, она перемещена или в адресе опечатка:|Возможно, вы ищете одну из этих|Конфиденциальность|Сделано с Octavo",
    "zh": "跳到正文|菜单|关闭|搜索|搜索文档|输入关键词|没有找到结果|提问|提出问题|来源|上一页|下一页|本页内容|最后更新|编辑此页|复制页面|复制|已复制|查看 Markdown|主题|浅色|深色|跟随系统|页面不存在|返回首页|“{query}”的 {count} 个结果|“{query}”的 1 个结果|就本页提问|作为问题提出|文档中没有这个问题的答案。|正在阅读文档|继续提问|链接|版块|版本或语言|页面|{title}的下级页面|页面路径|上一页和下一页|页面操作|未能成功,请重试。|订阅更新|公告|阅读更多|标签页|它可能已被移动,或者地址有误:|您要找的也许是|隐私|由 Octavo 制作",
    "ja": "本文へ移動|メニュー|閉じる|検索|ドキュメントを検索|キーワードを入力|見つかりませんでした|質問|質問する|出典|前へ|次へ|このページの内容|最終更新|このページを編集|ページをコピー|コピー|コピーしました|Markdown で表示|テーマ|ライト|ダーク|システムに合わせる|ページが見つかりません|トップへ戻る|「{query}」の検索結果 {count} 件|「{query}」の検索結果 1 件|このページについて質問|質問として送る|ドキュメントにこの質問への答えはありません。|ドキュメントを読んでいます|次の質問|リンク|セクション|バージョンまたは言語|ページ|{title} の下のページ|パンくずリスト|前後のページ|ページの操作|うまくいきませんでした。もう一度お試しください。|更新を購読|お知らせ|続きを読む|タブ|移動したか、アドレスに誤りがあるかもしれません:|お探しのページはこちらかもしれません|プライバシー|Octavo で作成",
    "it": "Vai al contenuto|Menu|Chiudi|Cerca|Cerca nella documentazione|Scrivi per cercare|Nessun risultato|Chiedi|Fai una domanda|Fonti|Precedente|Successiva|In questa pagina|Ultimo aggiornamento|Modifica questa pagina|Copia pagina|Copia|Copiato|Vedi come Markdown|Tema|chiaro|scuro|come il sistema|Questa pagina non esiste|Torna all'inizio|{count} risultati per “{query}”|1 risultato per “{query}”|Chiedi di questa pagina|Poni come domanda|La documentazione non risponde a questa domanda.|Lettura della documentazione|Altre domande|Link|Sezioni|Versione o lingua|Pagine|Pagine sotto {title}|Percorso della pagina|Pagina precedente e successiva|Azioni della pagina|Non ha funzionato. Riprova.|Iscriviti alle novità|Annuncio|Leggi di più|Schede|Forse è stata spostata, o l’indirizzo contiene un refuso:|Forse cerchi una di queste|Privacy|Creato con Octavo",
    "ko": "본문으로 건너뛰기|메뉴|닫기|검색|문서 검색|검색어를 입력하세요|결과 없음|질문하기|질문을 입력하세요|출처|이전|다음|이 페이지의 내용|마지막 업데이트|이 페이지 편집|페이지 복사|복사|복사됨|Markdown으로 보기|테마|밝게|어둡게|시스템 설정|페이지를 찾을 수 없습니다|처음으로|“{query}” 검색 결과 {count}개|“{query}” 검색 결과 1개|이 페이지에 대해 질문하기|질문으로 보내기|문서에 이 질문에 대한 답이 없습니다.|문서를 읽는 중|이어서 질문하기|링크|섹션|버전 또는 언어|페이지|{title} 하위 페이지|페이지 경로|이전 및 다음 페이지|페이지 작업|실패했습니다. 다시 시도하세요.|업데이트 구독|공지|더 읽기|탭|페이지가 옮겨졌거나 주소에 오타가 있을 수 있습니다:|혹시 이 페이지를 찾으시나요|개인정보 보호|Octavo로 제작",
    "ar": "تخطَّ إلى المحتوى|القائمة|إغلاق|بحث|ابحث في التوثيق|اكتب للبحث|لا توجد نتائج|اسأل|اطرح سؤالًا|المصادر|السابق|التالي|في هذه الصفحة|آخر تحديث|عدّل هذه الصفحة|انسخ الصفحة|نسخ|تم النسخ|اعرض بصيغة Markdown|المظهر|فاتح|داكن|حسب النظام|هذه الصفحة غير موجودة|إلى البداية|{count} من النتائج عن «{query}»|نتيجة واحدة عن «{query}»|اسأل عن هذه الصفحة|اطرح هذا سؤالًا|لا يوجد في التوثيق جواب عن هذا السؤال.|تجري قراءة التوثيق|أسئلة تالية|روابط|الأقسام|الإصدار أو اللغة|الصفحات|الصفحات ضمن {title}|مسار الصفحة|الصفحة السابقة والتالية|إجراءات الصفحة|لم ينجح ذلك. حاول مرة أخرى.|اشترك في التحديثات|إعلان|اقرأ المزيد|علامات التبويب|ربما نُقلت، أو في العنوان خطأ مطبعي:|لعلك تريد إحدى هذه الصفحات|الخصوصية|أُنشئ باستخدام Octavo",
    "he": "דילוג לתוכן|תפריט|סגירה|חיפוש|חיפוש בתיעוד|הקלידו לחיפוש|לא נמצאו תוצאות|שאלה|שאלו שאלה|מקורות|הקודם|הבא|בעמוד זה|עודכן לאחרונה|עריכת העמוד|העתקת העמוד|העתקה|הועתק|הצגה כ־Markdown|ערכת נושא|בהיר|כהה|לפי המערכת|העמוד לא קיים|לעמוד הראשי|{count} תוצאות עבור ”{query}“|תוצאה אחת עבור ”{query}“|שאלה על העמוד הזה|לשאול את זה כשאלה|אין בתיעוד תשובה לשאלה הזאת.|התיעוד נקרא|שאלות המשך|קישורים|חלקים|גרסה או שפה|עמודים|עמודים תחת {title}|נתיב העמוד|העמוד הקודם והבא|פעולות בעמוד|זה לא הצליח. נסו שוב.|הרשמה לעדכונים|הודעה|להמשך קריאה|לשוניות|ייתכן שהוא הועבר, או שנפלה טעות בכתובת:|אולי חיפשתם אחד מאלה|פרטיות|נוצר עם Octavo",
}
LANGUAGES = {"en": Words()} | {
    language: Words(**dict(zip(_ORDER, line.split("|"), strict=True)), ask_button=dict(zip(_ORDER, line.split("|"), strict=True))["ask"])
    for language, line in _TRANSLATIONS.items()
}  # fmt: skip
SCRIPTED = (
    "search", "search_hint", "no_results", "ask", "no_answer", "thinking", "sources", "follow_ups", "close", "copy", "copied", "failed", "tabs", "theme",
    "light", "dark", "system",
)  # fmt: skip
"""What the scripts say."""


def words(locale: str) -> Words:
    """The words of a locale, or of the closest language: `de-AT` speaks `de`. English for a language that has none."""
    return LANGUAGES[closest(locale, LANGUAGES) or "en"]


def scripted(spoken: Words) -> dict[str, str]:
    return {field.name: getattr(spoken, field.name) for field in fields(spoken) if field.name in SCRIPTED}
