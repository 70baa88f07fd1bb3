<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en_GB">
<context>
    <name>AccountDialogs</name>
    <message>
        <source>Change your password</source>
        <translation>Cambiar tu contraseña</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>Cambiar contraseña</translation>
    </message>
    <message>
        <source>Your password now</source>
        <translation>Tu contraseña actual</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Contraseña nueva</translation>
    </message>
    <message>
        <source>Changing</source>
        <translation>Cambiando</translation>
    </message>
    <message>
        <source>Write your password.</source>
        <translation>Escribe tu contraseña.</translation>
    </message>
    <message>
        <source>This is not your password.</source>
        <translation>Esta no es tu contraseña.</translation>
    </message>
    <message>
        <source>Password changed. Elsewhere you will be asked for the new one.</source>
        <translation>Contraseña cambiada. En otros sitios se te pedirá la nueva.</translation>
    </message>
    <message>
        <source>Change your e-mail address</source>
        <translation>Cambiar tu correo</translation>
    </message>
    <message>
        <source>Send the code</source>
        <translation>Enviar el código</translation>
    </message>
    <message>
        <source>The new address gets a code. %1 stays the address of your account until you give the code here.</source>
        <translation>La nueva dirección recibirá un código. %1 sigue siendo la de tu cuenta hasta que escribas aquí el código.</translation>
    </message>
    <message>
        <source>New e-mail address</source>
        <translation>Nuevo correo</translation>
    </message>
    <message>
        <source>Your password, to be sure</source>
        <translation>Tu contraseña, para asegurarnos</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Enviando</translation>
    </message>
    <message>
        <source>Write the whole address, with its ending.</source>
        <translation>Escribe la dirección completa, con su terminación.</translation>
    </message>
    <message>
        <source>Confirm your e-mail address</source>
        <translation>Confirmar tu correo</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmar</translation>
    </message>
    <message>
        <source>A mail to %1 has a code in it. Copy it here, or open the link in the mail.</source>
        <translation>Un mensaje a %1 lleva un código. Cópialo aquí o abre el enlace del mensaje.</translation>
    </message>
    <message>
        <source>Code from the mail</source>
        <translation>Código del mensaje</translation>
    </message>
    <message>
        <source>Send another mail</source>
        <translation>Enviar otro mensaje</translation>
    </message>
    <message>
        <source>Sending …</source>
        <translation>Enviando…</translation>
    </message>
    <message>
        <source>Another mail is on its way. Only its code counts now.</source>
        <translation>Otro mensaje está en camino. Ahora solo vale su código.</translation>
    </message>
    <message>
        <source>Confirming</source>
        <translation>Confirmando</translation>
    </message>
    <message>
        <source>Paste the code from the mail.</source>
        <translation>Pega el código del mensaje.</translation>
    </message>
    <message>
        <source>This code is not right, was used already, or is too old.</source>
        <translation>Este código no es correcto, ya se usó o ha caducado.</translation>
    </message>
    <message>
        <source>Your e-mail address is confirmed</source>
        <translation>Tu correo está confirmado</translation>
    </message>
    <message>
        <source>Delete your account?</source>
        <translation>¿Eliminar tu cuenta?</translation>
    </message>
    <message>
        <source>Delete account</source>
        <translation>Eliminar la cuenta</translation>
    </message>
    <message>
        <source>Your profile and what you wrote in requests are erased, your mentorships end, and every device is signed out. What you said in chats stays with those you said it to, without your name. Nobody can bring the account back, not even the people who run this server.</source>
        <translation>Se borran tu perfil y lo que escribiste en tus solicitudes, terminan tus mentorías y se cierran todas tus sesiones. Lo que dijiste en los chats queda para quienes lo recibieron, sin tu nombre. Nadie podrá recuperar la cuenta, ni siquiera quienes llevan este servidor.</translation>
    </message>
    <message>
        <source>Export my data first</source>
        <translation>Antes, exportar mis datos</translation>
    </message>
    <message>
        <source>I know that this cannot be undone</source>
        <translation>Sé que esto no se puede deshacer</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Eliminando</translation>
    </message>
    <message>
        <source>This server sends no mail yet. The code for %1 comes once it does; the people who run the server can tell when.</source>
        <translation>Este servidor aún no envía correo. El código para %1 llegará cuando lo haga; quienes llevan el servidor pueden decirte cuándo.</translation>
    </message>
    <message>
        <source>Another mail waits for the server to send mails.</source>
        <translation>Otro correo espera a que el servidor envíe correo.</translation>
    </message>
</context>
<context>
    <name>ChatWords</name>
    <message>
        <source>Somebody who has left</source>
        <translation>Alguien que se ha ido</translation>
    </message>
    <message>
        <source>%1 is typing</source>
        <comment>a name</comment>
        <translation>%1 está escribiendo</translation>
    </message>
    <message>
        <source>%1 and %2 are typing</source>
        <comment>two names</comment>
        <translation>%1 y %2 están escribiendo</translation>
    </message>
    <message numerus="yes">
        <source>%n people are typing</source>
        <translation>
            <numerusform>%n persona está escribiendo</numerusform>
            <numerusform>%n personas están escribiendo</numerusform>
        </translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>day and short month, a date format</comment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>day, short month and year, a date format</comment>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>En línea</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Ausente</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Last seen %1</source>
        <comment>a time</comment>
        <translation>Última vez a las %1</translation>
    </message>
    <message>
        <source>Last seen yesterday %1</source>
        <comment>a time</comment>
        <translation>Última vez ayer a las %1</translation>
    </message>
    <message>
        <source>Last seen on %1</source>
        <comment>a date</comment>
        <translation>Última vez el %1</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>day and month, a date format</comment>
        <translation>d &apos;de&apos; MMMM</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>Mensaje eliminado</translation>
    </message>
</context>
<context>
    <name>CreateAccessKey</name>
    <message>
        <source>Read</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Write everything</source>
        <translation>Escribir todo</translation>
    </message>
    <message>
        <source>Change my profile</source>
        <translation>Cambiar mi perfil</translation>
    </message>
    <message>
        <source>Send and answer requests</source>
        <translation>Enviar y responder solicitudes</translation>
    </message>
    <message>
        <source>Write messages</source>
        <translation>Escribir mensajes</translation>
    </message>
    <message>
        <source>Administer</source>
        <translation>Administrar</translation>
    </message>
    <message>
        <source>Create an access key</source>
        <translation>Crear una clave de acceso</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Crear</translation>
    </message>
    <message>
        <source>For example: calendar script</source>
        <translation>Por ejemplo: script del calendario</translation>
    </message>
    <message>
        <source>What is it for?</source>
        <translation>¿Para qué es?</translation>
    </message>
    <message>
        <source>What may it do?</source>
        <translation>¿Qué puede hacer?</translation>
    </message>
    <message numerus="yes">
        <source>After %n days</source>
        <translation>
            <numerusform>Tras %n día</numerusform>
            <numerusform>Tras %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>Only when I revoke it</source>
        <translation>Solo cuando yo la revoque</translation>
    </message>
    <message>
        <source>When does it end?</source>
        <translation>¿Cuándo termina?</translation>
    </message>
    <message>
        <source>Creating</source>
        <translation>Creando</translation>
    </message>
    <message>
        <source>Write what the key is for, to tell it from others later.</source>
        <translation>Escribe para qué es la clave, para distinguirla luego de otras.</translation>
    </message>
    <message>
        <source>Your new key</source>
        <translation>Tu nueva clave</translation>
    </message>
    <message>
        <source>Copy it now to where it is needed: it is shown only this once. Whoever has it can do what you allowed.</source>
        <translation>Cópiala ahora adonde haga falta: solo se muestra esta vez. Quien la tenga podrá hacer lo que has permitido.</translation>
    </message>
    <message>
        <source>The key</source>
        <translation>La clave</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiada</translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <source>The server cannot be reached. Check your connection.</source>
        <translation>No se puede llegar al servidor. Comprueba tu conexión.</translation>
    </message>
    <message>
        <source>The server took too long to answer.</source>
        <translation>El servidor tardó demasiado en responder.</translation>
    </message>
    <message>
        <source>The answer was not one that a Gremio server gives.</source>
        <translation>La respuesta no es la de un servidor Gremio.</translation>
    </message>
    <message>
        <source>Your sign-in has ended. Sign in again.</source>
        <translation>Tu sesión ha terminado. Vuelve a entrar.</translation>
    </message>
    <message>
        <source>You were signed out everywhere for safety. Sign in again.</source>
        <translation>Por seguridad se cerraron todas tus sesiones. Vuelve a entrar.</translation>
    </message>
    <message>
        <source>The e-mail address or the password is not right.</source>
        <translation>El correo o la contraseña no son correctos.</translation>
    </message>
    <message>
        <source>This account is suspended. Ask the people who run this server.</source>
        <translation>Esta cuenta está suspendida. Pregunta a quienes llevan este servidor.</translation>
    </message>
    <message>
        <source>Your account may not do this.</source>
        <translation>Tu cuenta no puede hacer esto.</translation>
    </message>
    <message>
        <source>New accounts cannot be made here. Ask the people who run this server.</source>
        <translation>Aquí no se pueden crear cuentas. Pregunta a quienes llevan este servidor.</translation>
    </message>
    <message>
        <source>There is already an account with this e-mail address.</source>
        <translation>Ya hay una cuenta con este correo.</translation>
    </message>
    <message>
        <source>This user name is taken.</source>
        <translation>Este nombre de usuario ya está cogido.</translation>
    </message>
    <message>
        <source>This password is too easy to guess. Take a longer or less common one.</source>
        <translation>Esta contraseña es demasiado fácil de adivinar. Elige una más larga o menos común.</translation>
    </message>
    <message>
        <source>You cannot be your own mentor.</source>
        <translation>No puedes ser tu propio mentor.</translation>
    </message>
    <message>
        <source>You have already asked this mentor. Wait for the answer, or withdraw the request.</source>
        <translation>Ya has enviado una solicitud a este mentor. Espera la respuesta o retírala.</translation>
    </message>
    <message>
        <source>You have as many open requests as are allowed. Wait for an answer, or withdraw one.</source>
        <translation>Tienes todas las solicitudes abiertas que se permiten. Espera una respuesta o retira alguna.</translation>
    </message>
    <message>
        <source>This mentor takes no requests now.</source>
        <translation>Este mentor no acepta solicitudes ahora.</translation>
    </message>
    <message>
        <source>There is no free place any more.</source>
        <translation>Ya no queda ninguna plaza libre.</translation>
    </message>
    <message>
        <source>You are already in a mentorship with each other.</source>
        <translation>Ya tenéis una mentoría en marcha.</translation>
    </message>
    <message>
        <source>This request was settled in the meantime.</source>
        <translation>Esta solicitud se resolvió mientras tanto.</translation>
    </message>
    <message>
        <source>This mentorship has ended already.</source>
        <translation>Esta mentoría ya ha terminado.</translation>
    </message>
    <message>
        <source>You cannot write here any more.</source>
        <translation>Aquí ya no puedes escribir.</translation>
    </message>
    <message>
        <source>Too late: the message has been read already.</source>
        <translation>Demasiado tarde: ya han leído el mensaje.</translation>
    </message>
    <message>
        <source>This message was deleted.</source>
        <translation>Este mensaje se eliminó.</translation>
    </message>
    <message>
        <source>Something that was filled in is not acceptable.</source>
        <translation>Algo de lo que has escrito no es válido.</translation>
    </message>
    <message>
        <source>This is no longer there.</source>
        <translation>Esto ya no está.</translation>
    </message>
    <message numerus="yes">
        <source>The server is busy. Try again in %n s.</source>
        <translation>
            <numerusform>El servidor está ocupado. Inténtalo de nuevo en %n s.</numerusform>
            <numerusform>El servidor está ocupado. Inténtalo de nuevo en %n s.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server is busy. Try again in a moment.</source>
        <translation>El servidor está ocupado. Inténtalo de nuevo en un momento.</translation>
    </message>
    <message>
        <source>Something went wrong on the server. Nothing was changed.</source>
        <translation>Algo ha fallado en el servidor. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>This is too short or missing.</source>
        <translation>Falta o es demasiado corto.</translation>
    </message>
    <message>
        <source>This is too long.</source>
        <translation>Es demasiado largo.</translation>
    </message>
    <message>
        <source>The same stands here twice.</source>
        <translation>Está dos veces.</translation>
    </message>
    <message>
        <source>Write the whole address, with its ending.</source>
        <translation>Escribe la dirección completa, con su terminación.</translation>
    </message>
    <message>
        <source>This number is too small or too large.</source>
        <translation>Este número es demasiado pequeño o demasiado grande.</translation>
    </message>
    <message>
        <source>This is not acceptable here.</source>
        <translation>Esto no es válido aquí.</translation>
    </message>
    <message>
        <source>This code is not right, was used already, or is too old.</source>
        <translation>Este código no es correcto, ya se usó o ha caducado.</translation>
    </message>
    <message>
        <source>Your e-mail address is confirmed already.</source>
        <translation>Tu correo ya está confirmado.</translation>
    </message>
    <message>
        <source>You have as many access keys as are allowed. Revoke one that is not needed.</source>
        <translation>Tienes tantas claves de acceso como se permiten. Revoca una que no haga falta.</translation>
    </message>
    <message>
        <source>New accounts need an invite here.</source>
        <translation>Aquí las cuentas nuevas necesitan una invitación.</translation>
    </message>
    <message>
        <source>This invite code is not right.</source>
        <translation>Este código de invitación no es correcto.</translation>
    </message>
    <message>
        <source>This invite is too old. Ask for a new one.</source>
        <translation>Esta invitación ha caducado. Pide otra.</translation>
    </message>
    <message>
        <source>This invite was used already. Sign in with the account that was made with it, or ask for a new one.</source>
        <translation>Esta invitación ya se usó. Entra con la cuenta que se creó con ella o pide otra.</translation>
    </message>
    <message>
        <source>This invite is for another e-mail address.</source>
        <translation>Esta invitación es para otra dirección de correo.</translation>
    </message>
    <message>
        <source>There would be no admin left. Make somebody else an admin first.</source>
        <translation>No quedaría nadie que administre. Haz antes administradora a otra persona.</translation>
    </message>
    <message>
        <source>This account is suspended. The reason: “%1”</source>
        <translation>Esta cuenta está suspendida. El motivo: «%1»</translation>
    </message>
    <message>
        <source>This account is suspended until %1. Ask the people who run this server.</source>
        <translation>Esta cuenta está suspendida hasta el %1. Pregunta a quienes llevan este servidor.</translation>
    </message>
    <message>
        <source>This account is suspended until %1. The reason: “%2”</source>
        <translation>Esta cuenta está suspendida hasta el %1. El motivo: «%2»</translation>
    </message>
    <message>
        <source>This was changed in the meantime, perhaps in another window. What you wrote is kept: look at it again, then save.</source>
        <translation>Esto se cambió mientras tanto, quizá en otra ventana. Lo que escribiste se conserva: revísalo y guarda de nuevo.</translation>
    </message>
    <message>
        <source>You have as many exceptions as are allowed. Remove one that is not needed.</source>
        <translation>Ya tienes tantas excepciones como se permiten. Quita una que no haga falta.</translation>
    </message>
    <message>
        <source>The end must be after the start.</source>
        <translation>El final debe ser posterior al comienzo.</translation>
    </message>
    <message>
        <source>This is over already.</source>
        <translation>Esto ya ha pasado.</translation>
    </message>
    <message>
        <source>Times are on quarters of an hour.</source>
        <translation>Las horas van por cuartos de hora.</translation>
    </message>
    <message>
        <source>This overlaps another time of the same day.</source>
        <translation>Esto se solapa con otra hora del mismo día.</translation>
    </message>
    <message>
        <source>The clocks are put forward over this time on that date.</source>
        <translation>Ese día los relojes se adelantan y esta hora no existe.</translation>
    </message>
    <message>
        <source>The clocks are put back, and show this time twice on that date.</source>
        <translation>Ese día los relojes se atrasan y muestran esta hora dos veces.</translation>
    </message>
    <message>
        <source>The mentor does not offer this length.</source>
        <translation>El mentor no ofrece esta duración.</translation>
    </message>
    <message>
        <source>Somebody else was faster: this time is taken.</source>
        <translation>Alguien se te ha adelantado: esta hora ya está ocupada.</translation>
    </message>
    <message>
        <source>This time is no longer offered.</source>
        <translation>Esta hora ya no se ofrece.</translation>
    </message>
    <message>
        <source>Sessions are for people in a mentorship. Yours has ended, or has not begun.</source>
        <translation>Las sesiones son para quienes tienen una mentoría. La vuestra ha terminado o aún no ha empezado.</translation>
    </message>
    <message>
        <source>The session was changed or settled in the meantime.</source>
        <translation>La sesión se cambió o se cerró mientras tanto.</translation>
    </message>
    <message>
        <source>It is too early for this.</source>
        <translation>Es demasiado pronto para esto.</translation>
    </message>
    <message>
        <source>It is too late for this.</source>
        <translation>Es demasiado tarde para esto.</translation>
    </message>
    <message>
        <source>Only who is there can say that the other is not.</source>
        <translation>Solo quien está puede decir que la otra persona no ha venido.</translation>
    </message>
    <message>
        <source>This is too far ahead.</source>
        <translation>Falta demasiado para esto.</translation>
    </message>
    <message>
        <source>This is what it is already.</source>
        <translation>Ya es así.</translation>
    </message>
    <message>
        <source>This is not known here. Choose it again.</source>
        <translation>Aquí no se conoce. Elígelo otra vez.</translation>
    </message>
    <message>
        <source>There are signs in this that cannot be seen. Write it anew.</source>
        <translation>Hay signos que no se ven. Escríbelo de nuevo.</translation>
    </message>
    <message>
        <source>This is not a date.</source>
        <translation>Esto no es una fecha.</translation>
    </message>
    <message>
        <source>This is not a time of the day.</source>
        <translation>Esto no es una hora del día.</translation>
    </message>
    <message>
        <source>It is not clear by which clock this time is. Choose it again.</source>
        <translation>No está claro según qué reloj es esta hora. Elígela otra vez.</translation>
    </message>
    <message>
        <source>The server does not know this time zone.</source>
        <translation>El servidor no conoce esta zona horaria.</translation>
    </message>
</context>
<context>
    <name>LanguageWords</name>
    <message>
        <source>Arabic</source>
        <translation>árabe</translation>
    </message>
    <message>
        <source>Bulgarian</source>
        <translation>búlgaro</translation>
    </message>
    <message>
        <source>Bengali</source>
        <translation>bengalí</translation>
    </message>
    <message>
        <source>Catalan</source>
        <translation>catalán</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>checo</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>danés</translation>
    </message>
    <message>
        <source>German</source>
        <translation>alemán</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>griego</translation>
    </message>
    <message>
        <source>English</source>
        <translation>inglés</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>español</translation>
    </message>
    <message>
        <source>Basque</source>
        <translation>euskera</translation>
    </message>
    <message>
        <source>Persian</source>
        <translation>persa</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>finés</translation>
    </message>
    <message>
        <source>French</source>
        <translation>francés</translation>
    </message>
    <message>
        <source>Galician</source>
        <translation>gallego</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>hebreo</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>hindi</translation>
    </message>
    <message>
        <source>Croatian</source>
        <translation>croata</translation>
    </message>
    <message>
        <source>Hungarian</source>
        <translation>húngaro</translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>indonesio</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>italiano</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>japonés</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>coreano</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>neerlandés</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>noruego</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>polaco</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>portugués</translation>
    </message>
    <message>
        <source>Quechua</source>
        <translation>quechua</translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>rumano</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>ruso</translation>
    </message>
    <message>
        <source>Slovak</source>
        <translation>eslovaco</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>sueco</translation>
    </message>
    <message>
        <source>Swahili</source>
        <translation>suajili</translation>
    </message>
    <message>
        <source>Tamil</source>
        <translation>tamil</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>tailandés</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>turco</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>ucraniano</translation>
    </message>
    <message>
        <source>Urdu</source>
        <translation>urdu</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>vietnamita</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>chino</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>the last two of several alternatives</comment>
        <translation>%1 o %2</translation>
    </message>
</context>
<context>
    <name>MatchWords</name>
    <message>
        <source>%1 % match</source>
        <comment>how well a mentor fits</comment>
        <translation>%1 % de afinidad</translation>
    </message>
    <message numerus="yes">
        <source>%n of your skills</source>
        <translation>
            <numerusform>%n de tus habilidades</numerusform>
            <numerusform>%n de tus habilidades</numerusform>
        </translation>
    </message>
    <message>
        <source>your goal “%1”</source>
        <translation>tu objetivo «%1»</translation>
    </message>
    <message>
        <source>speaks %1</source>
        <translation>habla %1</translation>
    </message>
    <message numerus="yes">
        <source>well rated by %n people</source>
        <translation>
            <numerusform>bien valorado por %n persona</numerusform>
            <numerusform>bien valorado por %n personas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n free places</source>
        <translation>
            <numerusform>%n plaza libre</numerusform>
            <numerusform>%n plazas libres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Teaches %n of your skills: %1</source>
        <translation>
            <numerusform>Enseña %n de tus habilidades: %1</numerusform>
            <numerusform>Enseña %n de tus habilidades: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Can help with your goal “%1”</source>
        <translation>Puede ayudarte con tu objetivo «%1»</translation>
    </message>
    <message>
        <source>You both speak %1</source>
        <translation>Los dos habláis %1</translation>
    </message>
    <message numerus="yes">
        <source>Well rated by %n people</source>
        <translation>
            <numerusform>Bien valorado por %n persona</numerusform>
            <numerusform>Bien valorado por %n personas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Has %n free places</source>
        <translation>
            <numerusform>Tiene %n plaza libre</numerusform>
            <numerusform>Tiene %n plazas libres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewGroupDialog</name>
    <message>
        <source>New group</source>
        <translation>Nuevo grupo</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>Cómo se llama</translation>
    </message>
    <message>
        <source>Who is in it</source>
        <translation>Quién está en él</translation>
    </message>
    <message>
        <source>Create group</source>
        <translation>Crear grupo</translation>
    </message>
</context>
<context>
    <name>PasswordWords</name>
    <message>
        <source>Far too easy to guess</source>
        <translation>Demasiado fácil de adivinar</translation>
    </message>
    <message>
        <source>Too easy to guess</source>
        <translation>Fácil de adivinar</translation>
    </message>
    <message>
        <source>Will do</source>
        <translation>Suficiente</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Buena</translation>
    </message>
    <message>
        <source>Very good</source>
        <translation>Muy buena</translation>
    </message>
    <message>
        <source>Make it longer: a few words that have nothing to do with each other are best.</source>
        <translation>Hazla más larga: lo mejor son unas palabras que no tengan nada que ver entre sí.</translation>
    </message>
    <message>
        <source>“%1” is tried first: it is a common word or password. Add words that do not belong to it.</source>
        <translation>«%1» se prueba lo primero: es una palabra o contraseña común. Añade palabras que no vayan con ella.</translation>
    </message>
    <message>
        <source>“%1” is about you: whoever knows you tries it first.</source>
        <translation>«%1» habla de ti: quien te conozca lo probará lo primero.</translation>
    </message>
    <message>
        <source>“%1” repeats itself, which adds hardly anything.</source>
        <translation>«%1» se repite, y eso apenas suma.</translation>
    </message>
    <message>
        <source>“%1” is a row that everybody knows.</source>
        <translation>«%1» es una serie que todo el mundo conoce.</translation>
    </message>
    <message>
        <source>“%1” are keys that lie beside each other.</source>
        <translation>«%1» son teclas que están juntas.</translation>
    </message>
    <message>
        <source>“%1” looks like a date, and there are not many dates.</source>
        <translation>«%1» parece una fecha, y no hay tantas fechas.</translation>
    </message>
</context>
<context>
    <name>PersonWords</name>
    <message>
        <source>Deleted account</source>
        <translation>Cuenta eliminada</translation>
    </message>
</context>
<context>
    <name>ReminderWords</name>
    <message>
        <source>Session with %1 now</source>
        <translation>Sesión con %1 ahora</translation>
    </message>
    <message numerus="yes">
        <source>Session with %1 in %n minutes</source>
        <translation>
            <numerusform>Sesión con %1 en %n minuto</numerusform>
            <numerusform>Sesión con %1 en %n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Session with %1 in %n days</source>
        <translation>
            <numerusform>Sesión con %1 en %n día</numerusform>
            <numerusform>Sesión con %1 en %n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Session with %1 in %n hours</source>
        <translation>
            <numerusform>Sesión con %1 en %n hora</numerusform>
            <numerusform>Sesión con %1 en %n horas</numerusform>
        </translation>
    </message>
    <message>
        <source>Session with %1 in %2</source>
        <comment>person, a length of time</comment>
        <translation>Sesión con %1 en %2</translation>
    </message>
    <message>
        <source>You have a session</source>
        <translation>Tienes una sesión</translation>
    </message>
    <message numerus="yes">
        <source>Snooze %n min</source>
        <translation>
            <numerusform>Posponer %n min</numerusform>
            <numerusform>Posponer %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Snooze %n h</source>
        <translation>
            <numerusform>Posponer %n h</numerusform>
            <numerusform>Posponer %n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minuto</numerusform>
            <numerusform>%n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n hora</numerusform>
            <numerusform>%n horas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionEventWords</name>
    <message>
        <source>%1: “%2”</source>
        <comment>what happened, why</comment>
        <translation>%1: «%2»</translation>
    </message>
    <message>
        <source>You booked it</source>
        <translation>La reservaste</translation>
    </message>
    <message>
        <source>You proposed it</source>
        <translation>La propusiste</translation>
    </message>
    <message>
        <source>You confirmed it</source>
        <translation>La confirmaste</translation>
    </message>
    <message>
        <source>You declined it</source>
        <translation>La rechazaste</translation>
    </message>
    <message>
        <source>You moved it</source>
        <translation>La cambiaste de hora</translation>
    </message>
    <message>
        <source>You asked for another time</source>
        <translation>Pediste otra hora</translation>
    </message>
    <message>
        <source>You agreed to the other time</source>
        <translation>Aceptaste la otra hora</translation>
    </message>
    <message>
        <source>You declined the other time</source>
        <translation>Rechazaste la otra hora</translation>
    </message>
    <message>
        <source>You took back the other time</source>
        <translation>Retiraste la otra hora</translation>
    </message>
    <message>
        <source>You came</source>
        <translation>Llegaste</translation>
    </message>
    <message>
        <source>You marked it as completed</source>
        <translation>La marcaste como completada</translation>
    </message>
    <message>
        <source>You said that %1 did not come</source>
        <translation>Dijiste que %1 no vino</translation>
    </message>
    <message>
        <source>You cancelled it</source>
        <translation>La cancelaste</translation>
    </message>
    <message>
        <source>%1 booked it</source>
        <translation>%1 la reservó</translation>
    </message>
    <message>
        <source>%1 proposed it</source>
        <translation>%1 la propuso</translation>
    </message>
    <message>
        <source>%1 confirmed it</source>
        <translation>%1 la confirmó</translation>
    </message>
    <message>
        <source>%1 declined it</source>
        <translation>%1 la rechazó</translation>
    </message>
    <message>
        <source>%1 moved it</source>
        <translation>%1 la cambió de hora</translation>
    </message>
    <message>
        <source>%1 asked for another time</source>
        <translation>%1 pidió otra hora</translation>
    </message>
    <message>
        <source>%1 agreed to the other time</source>
        <translation>%1 aceptó la otra hora</translation>
    </message>
    <message>
        <source>%1 declined the other time</source>
        <translation>%1 rechazó la otra hora</translation>
    </message>
    <message>
        <source>%1 took back the other time</source>
        <translation>%1 retiró la otra hora</translation>
    </message>
    <message>
        <source>%1 came</source>
        <translation>%1 llegó</translation>
    </message>
    <message>
        <source>%1 marked it as completed</source>
        <translation>%1 la marcó como completada</translation>
    </message>
    <message>
        <source>%1 said that you did not come</source>
        <translation>%1 dijo que no viniste</translation>
    </message>
    <message>
        <source>%1 cancelled it</source>
        <translation>%1 la canceló</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Reservada</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Propuesta</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Confirmada</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Rechazada</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Cambiada de hora</translation>
    </message>
    <message>
        <source>Another time was asked for</source>
        <translation>Se pidió otra hora</translation>
    </message>
    <message>
        <source>The other time was declined</source>
        <translation>Se rechazó la otra hora</translation>
    </message>
    <message>
        <source>The other time was taken back</source>
        <translation>Se retiró la otra hora</translation>
    </message>
    <message>
        <source>Nobody agreed to the other time before it came</source>
        <translation>Nadie aceptó la otra hora antes de que llegara</translation>
    </message>
    <message>
        <source>Somebody came</source>
        <translation>Llegó alguien</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Completada</translation>
    </message>
    <message>
        <source>One of you did not come</source>
        <translation>Uno de los dos no vino</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>Not confirmed in time</source>
        <translation>No se confirmó a tiempo</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>day, from and to</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>a time, the time it was moved to</comment>
        <translation>%1 → %2</translation>
    </message>
</context>
<context>
    <name>SessionWords</name>
    <message>
        <source>Session with %1</source>
        <translation>Sesión con %1</translation>
    </message>
    <message>
        <source>Not confirmed in time</source>
        <translation>No se confirmó a tiempo</translation>
    </message>
    <message>
        <source>Waiting for %1</source>
        <translation>A la espera de %1</translation>
    </message>
    <message>
        <source>Waits for your answer</source>
        <translation>Espera tu respuesta</translation>
    </message>
    <message>
        <source>Nobody came</source>
        <translation>No vino nadie</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Programada</translation>
    </message>
    <message>
        <source>Not closed yet</source>
        <translation>Sin cerrar</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Completada</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>%1 did not come</source>
        <translation>%1 no vino</translation>
    </message>
    <message>
        <source>You did not come</source>
        <translation>No viniste</translation>
    </message>
    <message>
        <source>You mentor</source>
        <translation>Enseñas</translation>
    </message>
    <message>
        <source>You learn</source>
        <translation>Aprendes</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Audio call</source>
        <translation>Llamada</translation>
    </message>
    <message>
        <source>Video call</source>
        <translation>Videollamada</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>En persona</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>a length of time</comment>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>from and to</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Mañana</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <comment>weekday, day and month, a date format</comment>
        <translation>dddd, d &apos;de&apos; MMMM</translation>
    </message>
    <message>
        <source>dddd d MMMM yyyy</source>
        <comment>weekday, day, month and year, a date format</comment>
        <translation>dddd, d &apos;de&apos; MMMM &apos;de&apos; yyyy</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <comment>weekday, day and month in short, a date format</comment>
        <translation>ddd d MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>day, month and year in short, a date format</comment>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>day, from and to</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>day, month and year, a date format</comment>
        <translation>d &apos;de&apos; MMMM &apos;de&apos; yyyy</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>day and month, a date format</comment>
        <translation>d &apos;de&apos; MMMM</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>the first and the last day of a week</comment>
        <translation>%1 – %2</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 apart this week, usually %2. %3 changes its clocks on %4.</source>
        <comment>lengths of time, city, day</comment>
        <translation>Esta semana hay %1 de diferencia, normalmente %2. %3 cambia la hora el %4.</translation>
    </message>
    <message>
        <source>%1 apart by then, %2 today. %3 changes its clocks on %4.</source>
        <comment>lengths of time, city, day</comment>
        <translation>Ese día habrá %1 de diferencia, hoy %2. %3 cambia la hora el %4.</translation>
    </message>
    <message>
        <source>%1 is %2 ahead.</source>
        <comment>city, length of time</comment>
        <translation>%1 va %2 por delante.</translation>
    </message>
    <message>
        <source>%1 is %2 behind.</source>
        <comment>city, length of time</comment>
        <translation>%1 va %2 por detrás.</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>day and month in short, a date format</comment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>today %1</source>
        <comment>from and to, within a line</comment>
        <translation>hoy %1</translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <comment>from and to, within a line</comment>
        <translation>mañana %1</translation>
    </message>
</context>
<context>
    <name>ShortcutsSheet</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>Go to a page</source>
        <translation>Ir a una página</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Actualizar</translation>
    </message>
    <message>
        <source>Undo, while it is offered</source>
        <translation>Deshacer, mientras se ofrece</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>Esta hoja</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
</context>
<context>
    <name>Standings</name>
    <message>
        <source>This is you</source>
        <translation>Eres tú</translation>
    </message>
    <message>
        <source>Sending your request</source>
        <translation>Enviando tu solicitud</translation>
    </message>
</context>
<context>
    <name>TimeWords</name>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>hace %n min</numerusform>
            <numerusform>hace %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>hace %n h</numerusform>
            <numerusform>hace %n h</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>ayer</translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>hace %n día</numerusform>
            <numerusform>hace %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>now</source>
        <comment>a moment ago, short</comment>
        <translation>ahora</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
    <message>
        <source>Expires today.</source>
        <translation>Caduca hoy.</translation>
    </message>
    <message numerus="yes">
        <source>Expires in %n days.</source>
        <translation>
            <numerusform>Caduca en %n día.</numerusform>
            <numerusform>Caduca en %n días.</numerusform>
        </translation>
    </message>
    <message>
        <source>Request sent just now</source>
        <translation>Solicitud enviada ahora mismo</translation>
    </message>
    <message numerus="yes">
        <source>Request sent %n min ago</source>
        <translation>
            <numerusform>Solicitud enviada hace %n min</numerusform>
            <numerusform>Solicitud enviada hace %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Request sent %n h ago</source>
        <translation>
            <numerusform>Solicitud enviada hace %n h</numerusform>
            <numerusform>Solicitud enviada hace %n h</numerusform>
        </translation>
    </message>
    <message>
        <source>Request sent yesterday</source>
        <translation>Solicitud enviada ayer</translation>
    </message>
    <message numerus="yes">
        <source>Request sent %n days ago</source>
        <translation>
            <numerusform>Solicitud enviada hace %n día</numerusform>
            <numerusform>Solicitud enviada hace %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>month and year, a date format</comment>
        <translation>MMMM &apos;de&apos; yyyy</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>day and month, a date format</comment>
        <translation>d &apos;de&apos; MMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>day, month and year, a date format</comment>
        <translation>d &apos;de&apos; MMMM &apos;de&apos; yyyy</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <comment>weekday, day and month, a date format</comment>
        <translation>dddd, d &apos;de&apos; MMMM</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>city and abbreviation of its time zone</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Good morning, %1</source>
        <translation>Buenos días, %1</translation>
    </message>
    <message>
        <source>Good afternoon, %1</source>
        <translation>Buenas tardes, %1</translation>
    </message>
    <message>
        <source>Good evening, %1</source>
        <translation>Buenas noches, %1</translation>
    </message>
    <message>
        <source>%1 there now</source>
        <comment>the time where a mentor lives</comment>
        <translation>allí son las %1</translation>
    </message>
    <message>
        <source>Your mentor since today</source>
        <translation>Te acompaña desde hoy</translation>
    </message>
    <message>
        <source>Your mentor since %1</source>
        <comment>a day of the month: 12 May</comment>
        <translation>Te acompaña desde el %1</translation>
    </message>
    <message>
        <source>Your mentor since %1</source>
        <comment>a month: May, May 2025</comment>
        <translation>Te acompaña desde %1</translation>
    </message>
    <message>
        <source>Your apprentice since today</source>
        <translation>Aprende contigo desde hoy</translation>
    </message>
    <message>
        <source>Your apprentice since %1</source>
        <comment>a day of the month: 12 May</comment>
        <translation>Aprende contigo desde el %1</translation>
    </message>
    <message>
        <source>Your apprentice since %1</source>
        <comment>a month: May, May 2025</comment>
        <translation>Aprende contigo desde %1</translation>
    </message>
</context>
<context>
    <name>TodoList</name>
    <message>
        <source>Find your first mentor</source>
        <translation>Busca a tu primer mentor</translation>
    </message>
    <message>
        <source>Say in one line who you are</source>
        <translation>Di en una línea quién eres</translation>
    </message>
    <message>
        <source>Add a goal to your profile</source>
        <translation>Añade un objetivo a tu perfil</translation>
    </message>
    <message>
        <source>Add skills to your profile</source>
        <translation>Añade habilidades a tu perfil</translation>
    </message>
    <message>
        <source>Say which languages you speak</source>
        <translation>Di qué idiomas hablas</translation>
    </message>
    <message>
        <source>Write a few lines about yourself</source>
        <translation>Escribe unas líneas sobre ti</translation>
    </message>
    <message>
        <source>All your places are taken: look at your capacity</source>
        <translation>Todas tus plazas están ocupadas: revisa tu capacidad</translation>
    </message>
    <message>
        <source>Review the session with %1</source>
        <translation>Escribe una reseña de la sesión con %1</translation>
    </message>
</context>
<context>
    <name>ZoneWords</name>
    <message>
        <source>%1 (%2, %3)</source>
        <comment>city, name of its time, distance from UTC</comment>
        <translation>%1 (%2, %3)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>city, distance from UTC</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>gremio::AccessKeysCard</name>
    <message>
        <source>Access keys</source>
        <translation>Claves de acceso</translation>
    </message>
    <message>
        <source>With a key a script or another program acts in your name. Make one for each, so that you can take it back without the others noticing.</source>
        <translation>Con una clave, un script u otro programa actúa en tu nombre. Crea una para cada uno y podrás retirarla sin que los demás lo noten.</translation>
    </message>
    <message>
        <source>Create a key</source>
        <translation>Crear una clave</translation>
    </message>
    <message>
        <source>Your access keys could not be loaded</source>
        <translation>No se pudieron cargar tus claves de acceso</translation>
    </message>
    <message>
        <source>Last used: %1</source>
        <translation>Último uso: %1</translation>
    </message>
    <message>
        <source>Never used</source>
        <translation>Sin usar</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>caducada</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>a date</comment>
        <translation>hasta el %1</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Revocar</translation>
    </message>
    <message>
        <source>Revoke %1</source>
        <translation>Revocar %1</translation>
    </message>
    <message>
        <source>Revoking</source>
        <translation>Revocando</translation>
    </message>
    <message>
        <source>Revoke “%1”?</source>
        <translation>¿Revocar «%1»?</translation>
    </message>
    <message>
        <source>Whatever uses this key stops working at once.</source>
        <translation>Lo que use esta clave dejará de funcionar al momento.</translation>
    </message>
</context>
<context>
    <name>gremio::AgendaCard</name>
    <message>
        <source>Say where you meet.</source>
        <translation>Di dónde os veis.</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>Orden del día</translation>
    </message>
    <message>
        <source>Edit</source>
        <comment>a link: change the agenda</comment>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Edit the agenda and how you meet</source>
        <translation>Editar el orden del día y cómo os veis</translation>
    </message>
    <message>
        <source>Nothing is written down yet. %1 sees what you add.</source>
        <translation>Aún no hay nada anotado. %1 ve lo que añadas.</translation>
    </message>
    <message>
        <source>Only the title so far. %1 sees what you add.</source>
        <translation>De momento solo está el título. %1 ve lo que añadas.</translation>
    </message>
    <message>
        <source>Title and agenda</source>
        <translation>Título y orden del día</translation>
    </message>
    <message>
        <source>The first line is the title; below it, what you want to talk about</source>
        <translation>La primera línea es el título; debajo, de qué queréis hablar</translation>
    </message>
    <message>
        <source>How you meet</source>
        <translation>Cómo os veis</translation>
    </message>
    <message>
        <source>Where you meet</source>
        <translation>Dónde os veis</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>%1 changed this while you were writing. Saving puts yours in its place.</source>
        <translation>%1 ha cambiado esto mientras escribías. Si guardas, quedará lo tuyo.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Save agenda</source>
        <translation>Guardar orden del día</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Guardando</translation>
    </message>
</context>
<context>
    <name>gremio::AskPanel</name>
    <message>
        <source>Other</source>
        <translation>Otra</translation>
    </message>
    <message>
        <source>Say in a few words what you want to learn.</source>
        <translation>Di en pocas palabras qué quieres aprender.</translation>
    </message>
    <message>
        <source>This is you</source>
        <translation>Eres tú</translation>
    </message>
    <message>
        <source>So others see you when they look for a mentor.</source>
        <translation>Así te ven los demás cuando buscan mentor.</translation>
    </message>
    <message>
        <source>Your mentorship</source>
        <translation>Vuestra mentoría</translation>
    </message>
    <message>
        <source>Your request</source>
        <translation>Tu solicitud</translation>
    </message>
    <message>
        <source>Ask for mentoring</source>
        <translation>Pedir mentoría</translation>
    </message>
    <message>
        <source>Requests are sent from apprentice accounts. Yours is a mentor’s.</source>
        <translation>Las solicitudes se envían desde cuentas de aprendiz. La tuya es de mentor.</translation>
    </message>
    <message>
        <source>%1 takes no requests at the moment.</source>
        <translation>%1 no acepta solicitudes en este momento.</translation>
    </message>
    <message>
        <source>%1 has no free place at the moment.</source>
        <translation>%1 no tiene plazas libres en este momento.</translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n free place(s).</source>
        <translation>
            <numerusform>%1 tiene %n plaza libre.</numerusform>
            <numerusform>%1 tiene %n plazas libres.</numerusform>
        </translation>
    </message>
    <message>
        <source>What do you want to learn?</source>
        <translation>¿Qué quieres aprender?</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Message to %1</source>
        <translation>Mensaje para %1</translation>
    </message>
    <message>
        <source>Who you are, what you are working on, how often you would like to meet</source>
        <translation>Quién eres, en qué trabajas, cada cuánto te gustaría quedar</translation>
    </message>
    <message>
        <source>Send request</source>
        <translation>Enviar solicitud</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Enviando</translation>
    </message>
    <message numerus="yes">
        <source>You can withdraw it. It expires after %n days.</source>
        <translation>
            <numerusform>Puedes retirarla. Caduca a los %n días.</numerusform>
            <numerusform>Puedes retirarla. Caduca a los %n días.</numerusform>
        </translation>
    </message>
    <message>
        <source>Edit profile</source>
        <translation>Editar perfil</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Activa</translation>
    </message>
    <message>
        <source>End mentorship</source>
        <translation>Terminar la mentoría</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>For example: SQL</source>
        <translation>Por ejemplo: SQL</translation>
    </message>
    <message>
        <source>What else do you want to learn?</source>
        <translation>¿Qué más quieres aprender?</translation>
    </message>
    <message>
        <source>End the mentorship with %1?</source>
        <translation>¿Terminar la mentoría con %1?</translation>
    </message>
    <message>
        <source>Both of you will see that it has ended. The place is free for somebody else; you can ask again later.</source>
        <translation>Los dos veréis que ha terminado. La plaza queda libre para otra persona; más adelante puedes volver a pedirla.</translation>
    </message>
    <message>
        <source>Say hello</source>
        <translation>Saludar</translation>
    </message>
    <message>
        <source>Book a session</source>
        <translation>Reservar una sesión</translation>
    </message>
</context>
<context>
    <name>gremio::AvailabilityPane</name>
    <message>
        <source>Your availability could not be loaded</source>
        <translation>No se ha podido cargar tu disponibilidad</translation>
    </message>
    <message>
        <source>free</source>
        <translation>libre</translation>
    </message>
    <message>
        <source>Everything is saved</source>
        <translation>Todo está guardado</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not saved</source>
        <translation>
            <numerusform>%n cambio sin guardar</numerusform>
            <numerusform>%n cambios sin guardar</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Guardando</translation>
    </message>
    <message>
        <source>Offer at least one length.</source>
        <translation>Ofrece al menos una duración.</translation>
    </message>
    <message numerus="yes">
        <source>Offer at most %n lengths.</source>
        <translation>
            <numerusform>Ofrece como mucho %n duración.</numerusform>
            <numerusform>Ofrece como mucho %n duraciones.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>Cada semana</translation>
    </message>
    <message>
        <source>By date</source>
        <translation>Por fecha</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Qué se muestra</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Pintar</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>What dragging does</source>
        <translation>Qué hace arrastrar</translation>
    </message>
    <message>
        <source>Copy day</source>
        <translation>Copiar día</translation>
    </message>
    <message>
        <source>Free time of every week</source>
        <translation>Tiempo libre de cada semana</translation>
    </message>
    <message>
        <source>Free time by date</source>
        <translation>Tiempo libre por fecha</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Sessions that are booked stay booked: removing free time does not cancel them.</source>
        <translation>Las sesiones reservadas siguen reservadas: quitar tiempo libre no las cancela.</translation>
    </message>
    <message>
        <source>It is %1 there now. Hours stay put when clocks change.</source>
        <translation>Allí son ahora las %1. Las horas no se mueven cuando cambian los relojes.</translation>
    </message>
    <message>
        <source>differs from the week</source>
        <comment>a date in a month</comment>
        <translation>distinto de la semana</translation>
    </message>
</context>
<context>
    <name>gremio::AvailabilityRules</name>
    <message>
        <source>none</source>
        <comment>no pause, no notice</comment>
        <translation>ninguna</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>Session lengths</source>
        <translation>Duración de las sesiones</translation>
    </message>
    <message>
        <source>Minimum notice</source>
        <translation>Antelación mínima</translation>
    </message>
    <message>
        <source>Pause before</source>
        <translation>Pausa antes</translation>
    </message>
    <message>
        <source>Pause after</source>
        <translation>Pausa después</translation>
    </message>
    <message>
        <source>Bookable ahead</source>
        <translation>Reserva anticipada</translation>
    </message>
    <message>
        <source>Find a city</source>
        <translation>Buscar una ciudad</translation>
    </message>
    <message>
        <source>No city is called like that.</source>
        <translation>Ninguna ciudad se llama así.</translation>
    </message>
</context>
<context>
    <name>gremio::BookingDialog</name>
    <message>
        <source>%1 · %2</source>
        <comment>a person, how one stands to them</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>you mentor</source>
        <translation>enseñas</translation>
    </message>
    <message>
        <source>you learn</source>
        <translation>aprendes</translation>
    </message>
    <message>
        <source>The clocks skip this hour on that day: choose another time.</source>
        <translation>Ese día los relojes se saltan esta hora: elige otra.</translation>
    </message>
    <message>
        <source>This is in the past.</source>
        <translation>Esto ya ha pasado.</translation>
    </message>
    <message>
        <source>Another time for “%1”</source>
        <translation>Otra hora para «%1»</translation>
    </message>
    <message>
        <source>Propose a session to %1</source>
        <translation>Proponer una sesión a %1</translation>
    </message>
    <message>
        <source>Book with %1</source>
        <translation>Reservar con %1</translation>
    </message>
    <message>
        <source>Choose from the free slots</source>
        <translation>Elegir entre los huecos libres</translation>
    </message>
    <message>
        <source>Another time…</source>
        <translation>Otra hora…</translation>
    </message>
    <message>
        <source>%1 has to agree to a time outside the free slots.</source>
        <translation>%1 tiene que aceptar una hora fuera de los huecos libres.</translation>
    </message>
    <message>
        <source>%1 confirms it, or says no.</source>
        <translation>%1 la confirma o dice que no.</translation>
    </message>
    <message>
        <source>Move session</source>
        <translation>Mover sesión</translation>
    </message>
    <message>
        <source>Propose session</source>
        <translation>Proponer sesión</translation>
    </message>
    <message>
        <source>Book session</source>
        <translation>Reservar sesión</translation>
    </message>
    <message>
        <source>You · %1 · %2</source>
        <comment>city, day</comment>
        <translation>Tú · %1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>person, city, day</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>Moviendo</translation>
    </message>
    <message>
        <source>Say where you meet.</source>
        <translation>Di dónde os veis.</translation>
    </message>
    <message>
        <source>Booking</source>
        <translation>Reservando</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>day, time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Con</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Free slots</source>
        <translation>Huecos libres</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <comment>short weekday, day, month and year, a date format</comment>
        <translation>ddd d MMM yyyy</translation>
    </message>
    <message>
        <source>Begins at</source>
        <translation>Empieza a las</translation>
    </message>
    <message>
        <source>How you meet</source>
        <translation>Cómo os veis</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Where you meet</source>
        <translation>Dónde os veis</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>The first line is the title; below it, what you want to talk about</source>
        <translation>La primera línea es el título; debajo, de qué quieres hablar</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cómo</translation>
    </message>
</context>
<context>
    <name>gremio::CalendarFeedCard</name>
    <message>
        <source>Make another address?</source>
        <translation>¿Crear otra dirección?</translation>
    </message>
    <message>
        <source>The former one leads nowhere from then on: calendars that use it stop following.</source>
        <translation>La anterior dejará de llevar a ninguna parte: los calendarios que la usan dejarán de seguirte.</translation>
    </message>
    <message>
        <source>Make another</source>
        <translation>Crear otra</translation>
    </message>
    <message>
        <source>Take the address back?</source>
        <translation>¿Retirar la dirección?</translation>
    </message>
    <message>
        <source>Calendars that use it stop following your sessions at once.</source>
        <translation>Los calendarios que la usan dejarán enseguida de seguir tus sesiones.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Retirarla</translation>
    </message>
    <message>
        <source>Your calendar address</source>
        <translation>La dirección de tu calendario</translation>
    </message>
    <message>
        <source>Copy it now into your calendar program, as a calendar from the web: it is shown only this once. Whoever has it sees your sessions: when, with whom, where and what about.</source>
        <translation>Cópiala ahora en tu programa de calendario, como calendario de la web: solo se muestra esta vez. Quien la tenga ve tus sesiones: cuándo, con quién, dónde y de qué tratan.</translation>
    </message>
    <message>
        <source>The address</source>
        <translation>La dirección</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Sessions in your calendar</source>
        <translation>Las sesiones en tu calendario</translation>
    </message>
    <message>
        <source>A secret address under which a calendar program shows all your sessions and follows their changes. Whoever has it sees when they are, with whom, where and what about, but no notes, chats or reviews, and can change nothing.</source>
        <translation>Una dirección secreta con la que un programa de calendario muestra todas tus sesiones y sigue sus cambios. Quien la tenga ve cuándo son, con quién, dónde y de qué tratan, pero no las notas, los chats ni las reseñas, y no puede cambiar nada.</translation>
    </message>
    <message>
        <source>It could not be found out whether there is an address</source>
        <translation>No se ha podido saber si hay una dirección</translation>
    </message>
    <message>
        <source>Make another address</source>
        <translation>Crear otra dirección</translation>
    </message>
    <message>
        <source>Make an address</source>
        <translation>Crear una dirección</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Un momento</translation>
    </message>
    <message>
        <source>There is an address</source>
        <translation>Hay una dirección</translation>
    </message>
    <message>
        <source>Made %1. It was shown once; it cannot be shown again.</source>
        <comment>3 days ago, 12 May</comment>
        <translation>Creada: %1. Se mostró una vez; no se puede volver a mostrar.</translation>
    </message>
    <message>
        <source>Take the calendar address back</source>
        <translation>Retirar la dirección del calendario</translation>
    </message>
</context>
<context>
    <name>gremio::ChatHeader</name>
    <message>
        <source>Back to all chats</source>
        <translation>Volver a todos los chats</translation>
    </message>
    <message>
        <source>Search in this chat</source>
        <translation>Buscar en este chat</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Hide chat</source>
        <translation>Ocultar chat</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Desbloquear</translation>
    </message>
</context>
<context>
    <name>gremio::ChatPane</name>
    <message>
        <source>You cannot write to %1 at present.</source>
        <translation>Ahora no puedes escribir a %1.</translation>
    </message>
    <message>
        <source>You cannot write here at present.</source>
        <translation>Ahora no puedes escribir aquí.</translation>
    </message>
    <message>
        <source>Nothing said yet</source>
        <translation>Aún no se ha dicho nada</translation>
    </message>
    <message>
        <source>Say hello to %1.</source>
        <translation>Saluda a %1.</translation>
    </message>
    <message>
        <source>Say hello to all of them.</source>
        <translation>Saluda a todos.</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting, kept on this computer, sent in this order when you are back</source>
        <translation>
            <numerusform>%n en espera, guardado en este equipo, se enviará cuando vuelvas</numerusform>
            <numerusform>%n en espera, guardados en este equipo, se enviarán en este orden cuando vuelvas</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Choose a chat</source>
        <translation>Elige un chat</translation>
    </message>
    <message>
        <source>What was said in it shows here.</source>
        <translation>Aquí se ve lo que se dijo en él.</translation>
    </message>
    <message>
        <source>This computer&apos;s disk does not take the message. It is still in the field.</source>
        <translation>El disco de este equipo no admite el mensaje. Sigue en el campo.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>It has been read: it cannot be changed any more.</source>
        <translation>Ya se ha leído: no se puede cambiar.</translation>
    </message>
    <message>
        <source>It has been read: it cannot be deleted any more.</source>
        <translation>Ya se ha leído: no se puede eliminar.</translation>
    </message>
    <message>
        <source>Delete the message?</source>
        <translation>¿Eliminar el mensaje?</translation>
    </message>
    <message>
        <source>Nobody has read it yet. That something was deleted stays to be seen.</source>
        <translation>Nadie lo ha leído todavía. Se seguirá viendo que se eliminó algo.</translation>
    </message>
    <message>
        <source>No program opens %1.</source>
        <translation>Ningún programa abre %1.</translation>
    </message>
    <message>
        <source>Chat hidden. It comes back with the next message.</source>
        <translation>Chat oculto. Vuelve con el próximo mensaje.</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation>¿Bloquear a %1?</translation>
    </message>
    <message>
        <source>%1 will not be able to write to you or to ask you for mentoring, and is not told so.</source>
        <translation>%1 no podrá escribirte ni pedirte mentoría, y no se le avisará.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>%1 is blocked</source>
        <translation>%1 está bloqueado</translation>
    </message>
    <message>
        <source>Messages could not be loaded</source>
        <translation>No se han podido cargar los mensajes</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Contacto bloqueado</translation>
    </message>
    <message>
        <source>You have blocked %1.</source>
        <translation>Has bloqueado a %1.</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>%1 is no longer blocked</source>
        <translation>Has desbloqueado a %1</translation>
    </message>
</context>
<context>
    <name>gremio::ChatSearch</name>
    <message>
        <source>Nothing found</source>
        <translation>Nada encontrado</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>which of the found messages is shown</comment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Search in this chat</source>
        <translation>Buscar en este chat</translation>
    </message>
    <message>
        <source>The one before</source>
        <translation>El anterior</translation>
    </message>
    <message>
        <source>The next one</source>
        <translation>El siguiente</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Cerrar la búsqueda</translation>
    </message>
    <message>
        <source>Older ones did not come: try again</source>
        <translation>Los anteriores no llegaron: reintenta</translation>
    </message>
    <message>
        <source>Nothing found on this computer</source>
        <translation>Nada encontrado en este equipo</translation>
    </message>
    <message>
        <source>%1 of %2 on this computer</source>
        <comment>which of the found messages is shown, offline</comment>
        <translation>%1 de %2 en este equipo</translation>
    </message>
    <message>
        <source>%1 of more than %2</source>
        <comment>which of the found messages is shown</comment>
        <translation>%1 de más de %2</translation>
    </message>
</context>
<context>
    <name>gremio::ChipEditor</name>
    <message>
        <source>Delete takes it away</source>
        <translation>Suprimir lo quita</translation>
    </message>
</context>
<context>
    <name>gremio::ChoicePopover</name>
    <message>
        <source>Nothing is called like that.</source>
        <translation>No hay nada con ese nombre.</translation>
    </message>
</context>
<context>
    <name>gremio::Composer</name>
    <message numerus="yes">
        <source>%n left</source>
        <comment>characters that may still be written</comment>
        <translation>
            <numerusform>queda %n</numerusform>
            <numerusform>quedan %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n too many</source>
        <comment>characters over the limit</comment>
        <translation>
            <numerusform>%n de más</numerusform>
            <numerusform>%n de más</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the change</source>
        <translation>Guardar el cambio</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>Dejarlo como estaba</translation>
    </message>
    <message>
        <source>Do not reply</source>
        <translation>No responder</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>Escribe un mensaje</translation>
    </message>
    <message>
        <source>Change the message</source>
        <translation>Cambiar el mensaje</translation>
    </message>
    <message>
        <source>Reply to %1</source>
        <comment>a name</comment>
        <translation>Responder a %1</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Emojis</translation>
    </message>
</context>
<context>
    <name>gremio::ConversationModel</name>
    <message>
        <source>is typing…</source>
        <comment>stands under a name</comment>
        <translation>está escribiendo…</translation>
    </message>
    <message>
        <source>You: %1</source>
        <comment>the last message, by me</comment>
        <translation>Tú: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>who wrote the last message, and the message</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing said yet</source>
        <translation>Aún no se ha dicho nada</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Contacto bloqueado</translation>
    </message>
</context>
<context>
    <name>gremio::ConversationPane</name>
    <message>
        <source>Chats could not be loaded</source>
        <translation>No se han podido cargar los chats</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>Nuevo grupo</translation>
    </message>
    <message>
        <source>Search in messages</source>
        <translation>Buscar en mensajes</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>No chats yet</source>
        <translation>Aún no hay chats</translation>
    </message>
    <message>
        <source>A chat opens by itself as soon as a mentor and an apprentice have found each other.</source>
        <translation>Un chat se abre solo en cuanto un mentor y un aprendiz se encuentran.</translation>
    </message>
    <message>
        <source>Find mentors</source>
        <translation>Buscar mentores</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nada encontrado</translation>
    </message>
    <message>
        <source>No chat holds these words.</source>
        <translation>Ningún chat contiene estas palabras.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todos</translation>
    </message>
</context>
<context>
    <name>gremio::CopyDayPopover</name>
    <message>
        <source>Copy %1 to</source>
        <comment>a day</comment>
        <translation>Copiar el %1 a</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
</context>
<context>
    <name>gremio::DeclinePopover</name>
    <message>
        <source>Decline %1</source>
        <translation>Rechazar a %1</translation>
    </message>
    <message>
        <source>Reason, if you like</source>
        <translation>Motivo, si quieres</translation>
    </message>
    <message>
        <source>For example when to ask again, or whom</source>
        <translation>Por ejemplo, cuándo volver a pedirlo o a quién</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Rechazar</translation>
    </message>
</context>
<context>
    <name>gremio::DesktopApp</name>
    <message>
        <source>Your e-mail address is confirmed. You can sign in.</source>
        <translation>Tu correo está confirmado. Ya puedes entrar.</translation>
    </message>
</context>
<context>
    <name>gremio::DirectoryPage</name>
    <message>
        <source>Find mentors</source>
        <translation>Buscar mentores</translation>
    </message>
</context>
<context>
    <name>gremio::EmojiPanel</name>
    <message>
        <source>Emoji</source>
        <translation>Emojis</translation>
    </message>
</context>
<context>
    <name>gremio::ExceptionDialog</name>
    <message>
        <source>What is different?</source>
        <translation>¿Qué cambia?</translation>
    </message>
    <message>
        <source>Add date</source>
        <translation>Añadir fecha</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>Less</source>
        <comment>free time</comment>
        <translation>Menos</translation>
    </message>
    <message>
        <source>More</source>
        <comment>free time</comment>
        <translation>Más</translation>
    </message>
    <message>
        <source>First date</source>
        <translation>Primer día</translation>
    </message>
    <message>
        <source>Last date</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>From</source>
        <comment>a time</comment>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <comment>a time</comment>
        <translation>A</translation>
    </message>
    <message>
        <source>Only you see it</source>
        <translation>Solo lo ves tú</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Adding</source>
        <translation>Añadiendo</translation>
    </message>
</context>
<context>
    <name>gremio::ExceptionList</name>
    <message>
        <source>%1 – %2</source>
        <comment>first date, last date</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>from, to</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>why, times</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>More</source>
        <comment>free time</comment>
        <translation>Más</translation>
    </message>
    <message>
        <source>Less</source>
        <comment>free time</comment>
        <translation>Menos</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <comment>a date</comment>
        <translation>Quitar %1</translation>
    </message>
    <message>
        <source>Holidays, a free afternoon, an extra morning: dates that differ from the week.</source>
        <translation>Festivos, una tarde libre, una mañana de más: fechas distintas de la semana.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>Excepciones</translation>
    </message>
    <message>
        <source>Add date</source>
        <translation>Añadir fecha</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>ddd d MMMM yyyy</source>
        <comment>a date format</comment>
        <translation>ddd d &apos;de&apos; MMMM &apos;de&apos; yyyy</translation>
    </message>
    <message>
        <source>ddd d MMMM</source>
        <comment>a date format</comment>
        <translation>ddd d &apos;de&apos; MMMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a date format</comment>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>a date format</comment>
        <translation>d &apos;de&apos; MMMM</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>first day, last date</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>%1, whole organisation</source>
        <comment>why</comment>
        <translation>%1, toda la organización</translation>
    </message>
</context>
<context>
    <name>gremio::ExportPanel</name>
    <message>
        <source>Save my data</source>
        <translation>Guardar mis datos</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>Archivos JSON (*.json)</translation>
    </message>
    <message>
        <source>%1 received so far</source>
        <translation>%1 recibidos hasta ahora</translation>
    </message>
    <message>
        <source>A file with everything that this server keeps of you, for you or for another program.</source>
        <translation>Un archivo con todo lo que este servidor guarda de ti, para ti o para otro programa.</translation>
    </message>
    <message>
        <source>Export my data</source>
        <translation>Exportar mis datos</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Exportando</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>gremio::FilterBar</name>
    <message>
        <source>Skill</source>
        <translation>Habilidad</translation>
    </message>
    <message>
        <source>Find a skill</source>
        <translation>Buscar una habilidad</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categoría</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Find a language</source>
        <translation>Buscar un idioma</translation>
    </message>
    <message>
        <source>Any rating</source>
        <translation>Cualquier valoración</translation>
    </message>
    <message>
        <source>4.5 or better</source>
        <translation>4,5 o más</translation>
    </message>
    <message>
        <source>4 or better</source>
        <translation>4 o más</translation>
    </message>
    <message>
        <source>3 or better</source>
        <translation>3 o más</translation>
    </message>
    <message>
        <source>Best match</source>
        <translation>Mayor afinidad</translation>
    </message>
    <message>
        <source>Best rating</source>
        <translation>Mejor valoración</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Más recientes</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Order: %1</source>
        <translation>Orden: %1</translation>
    </message>
    <message>
        <source>Skill: %1</source>
        <translation>Habilidad: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n skills</source>
        <translation>
            <numerusform>%n habilidad</numerusform>
            <numerusform>%n habilidades</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n categories</source>
        <translation>
            <numerusform>%n categoría</numerusform>
            <numerusform>%n categorías</numerusform>
        </translation>
    </message>
    <message>
        <source>Speaks %1</source>
        <translation>Habla %1</translation>
    </message>
    <message numerus="yes">
        <source>%n languages</source>
        <translation>
            <numerusform>%n idioma</numerusform>
            <numerusform>%n idiomas</numerusform>
        </translation>
    </message>
    <message>
        <source>Rated %1 or better</source>
        <translation>Valoración de %1 o más</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Valoración</translation>
    </message>
    <message>
        <source>Free this week</source>
        <translation>Libre esta semana</translation>
    </message>
    <message>
        <source>Within the next seven days</source>
        <translation>En los próximos siete días</translation>
    </message>
</context>
<context>
    <name>gremio::GoalsEditor</name>
    <message>
        <source>Take this goal away</source>
        <translation>Quitar este objetivo</translation>
    </message>
    <message>
        <source>Add a goal</source>
        <translation>Añadir un objetivo</translation>
    </message>
    <message>
        <source>For example: lead a team of five</source>
        <translation>Por ejemplo: dirigir un equipo de cinco personas</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Objetivo</translation>
    </message>
</context>
<context>
    <name>gremio::HomePage</name>
    <message>
        <source>Requests waiting</source>
        <translation>Solicitudes en espera</translation>
    </message>
    <message>
        <source>All requests</source>
        <translation>Todas las solicitudes</translation>
    </message>
    <message>
        <source>No requests waiting</source>
        <translation>Ninguna solicitud en espera</translation>
    </message>
    <message>
        <source>When someone asks for your help, it shows here.</source>
        <translation>Cuando alguien te pida ayuda, aparecerá aquí.</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Decline %1</source>
        <translation>Rechazar a %1</translation>
    </message>
    <message>
        <source>Accept %1</source>
        <translation>Aceptar a %1</translation>
    </message>
    <message>
        <source>Requests could not be loaded</source>
        <translation>No se pudieron cargar las solicitudes</translation>
    </message>
    <message>
        <source>Your requests</source>
        <translation>Tus solicitudes</translation>
    </message>
    <message>
        <source>Find somebody who knows what you want to learn.</source>
        <translation>Busca a alguien que sepa lo que quieres aprender.</translation>
    </message>
    <message>
        <source>Find mentors</source>
        <translation>Buscar mentores</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>View %1</source>
        <translation>Ver a %1</translation>
    </message>
    <message>
        <source>Your mentors</source>
        <translation>Tus mentores</translation>
    </message>
    <message>
        <source>No mentor yet</source>
        <translation>Todavía sin mentor</translation>
    </message>
    <message>
        <source>Once a mentor accepts your request, they stand here.</source>
        <translation>Cuando un mentor acepte tu solicitud, aparecerá aquí.</translation>
    </message>
    <message>
        <source>Your apprentices</source>
        <translation>Tus aprendices</translation>
    </message>
    <message>
        <source>No apprentices yet</source>
        <translation>Todavía sin aprendices</translation>
    </message>
    <message>
        <source>Whoever you accept stands here.</source>
        <translation>Aquí aparecerá quien aceptes.</translation>
    </message>
    <message>
        <source>Mentorships could not be loaded</source>
        <translation>No se pudieron cargar las mentorías</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Por hacer</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nada por hacer</translation>
    </message>
    <message>
        <source>Your profile says all it can.</source>
        <translation>Tu perfil dice todo lo que puede decir.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Your profile could not be loaded</source>
        <translation>No se pudo cargar tu perfil</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>date, time zone</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>No requests on their way</source>
        <translation>Ninguna solicitud en camino</translation>
    </message>
    <message>
        <source>Book</source>
        <comment>a button: book a session</comment>
        <translation>Reservar</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>Proponer</translation>
    </message>
    <message>
        <source>Book a session with %1</source>
        <translation>Reservar una sesión con %1</translation>
    </message>
    <message>
        <source>Propose a session to %1</source>
        <translation>Proponer una sesión a %1</translation>
    </message>
    <message>
        <source>Rest of the day</source>
        <translation>El resto del día</translation>
    </message>
    <message>
        <source>Week</source>
        <comment>a link to the sessions</comment>
        <translation>Semana</translation>
    </message>
    <message>
        <source>Nothing else today</source>
        <translation>Nada más por hoy</translation>
    </message>
    <message>
        <source>Sessions of today show here.</source>
        <translation>Aquí aparecen las sesiones de hoy.</translation>
    </message>
    <message>
        <source>Sessions could not be loaded</source>
        <translation>No se pudieron cargar las sesiones</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Since %1</source>
        <comment>a weekday</comment>
        <translation>Desde el %1</translation>
    </message>
    <message>
        <source>Since %1</source>
        <comment>a date: 12 May</comment>
        <translation>Desde el %1</translation>
    </message>
</context>
<context>
    <name>gremio::JumpButton</name>
    <message numerus="yes">
        <source>To the newest, %n new message(s)</source>
        <translation>
            <numerusform>Al más reciente, %n mensaje nuevo</numerusform>
            <numerusform>Al más reciente, %n mensajes nuevos</numerusform>
        </translation>
    </message>
    <message>
        <source>To the newest</source>
        <translation>Al más reciente</translation>
    </message>
</context>
<context>
    <name>gremio::MentorCardWidget</name>
    <message>
        <source>Takes no requests now</source>
        <translation>No acepta solicitudes ahora</translation>
    </message>
    <message>
        <source>Enter to open</source>
        <translation>Intro para abrir</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>View and ask</source>
        <translation>Ver y pedir</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>“Next free for you”: times</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Next free for you</source>
        <translation>Próximo hueco para ti</translation>
    </message>
    <message>
        <source>Nothing free for now</source>
        <translation>Por ahora, nada libre</translation>
    </message>
    <message>
        <source>No free places now</source>
        <translation>Sin plazas por ahora</translation>
    </message>
    <message>
        <source>Book</source>
        <comment>a button: book a session</comment>
        <translation>Reservar</translation>
    </message>
</context>
<context>
    <name>gremio::MentorView</name>
    <message>
        <source>Back to the search</source>
        <translation>Volver a la búsqueda</translation>
    </message>
    <message>
        <source>Find mentors</source>
        <translation>Buscar mentores</translation>
    </message>
    <message>
        <source>This profile could not be loaded</source>
        <translation>No se pudo cargar este perfil</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Verificado</translation>
    </message>
    <message>
        <source>The e-mail address was confirmed.</source>
        <translation>El correo está confirmado.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a place and what time it is there</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n review(s)</source>
        <translation>
            <numerusform>%n reseña</numerusform>
            <numerusform>%n reseñas</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>places taken of all</comment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>apprentices now</source>
        <translation>aprendices ahora</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>match with you</source>
        <translation>de afinidad contigo</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Presentación</translation>
    </message>
    <message>
        <source>%1 has not written about themselves yet.</source>
        <translation>%1 todavía no ha escrito su presentación.</translation>
    </message>
    <message>
        <source>Why this could fit</source>
        <translation>Por qué puede encajar</translation>
    </message>
</context>
<context>
    <name>gremio::MessageDelegate</name>
    <message>
        <source>Message deleted</source>
        <translation>Mensaje eliminado</translation>
    </message>
    <message>
        <source>Waiting %1</source>
        <comment>a message that is not sent yet, with the time</comment>
        <translation>En espera %1</translation>
    </message>
    <message>
        <source>edited · %1</source>
        <comment>a message, with the time</comment>
        <translation>editado · %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Not sent.</source>
        <translation>No enviado.</translation>
    </message>
    <message>
        <source>Not sent. %1</source>
        <translation>No enviado. %1</translation>
    </message>
</context>
<context>
    <name>gremio::MessageNotices</name>
    <message>
        <source>Gremio is still running</source>
        <translation>Gremio sigue abierto</translation>
    </message>
    <message>
        <source>Gremio keeps running here and tells you of new messages. You can turn this off in Settings.</source>
        <translation>Gremio sigue aquí y te avisa de los mensajes nuevos. Puedes desactivarlo en Ajustes.</translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n mensaje sin leer</numerusform>
            <numerusform>%n mensajes sin leer</numerusform>
        </translation>
    </message>
    <message>
        <source>Open Gremio</source>
        <translation>Abrir Gremio</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>Mensaje nuevo</translation>
    </message>
</context>
<context>
    <name>gremio::MessagesPage</name>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
</context>
<context>
    <name>gremio::MonthPopover</name>
    <message>
        <source>Choose a week</source>
        <translation>Elegir una semana</translation>
    </message>
    <message>
        <source>with sessions</source>
        <comment>a day in a month</comment>
        <translation>con sesiones</translation>
    </message>
</context>
<context>
    <name>gremio::MonthStrip</name>
    <message>
        <source>Month: %1</source>
        <comment>a date</comment>
        <translation>Mes: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a date, what is on it</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>gremio::NewPasswordField</name>
    <message numerus="yes">
        <source>At least %n characters.</source>
        <translation>
            <numerusform>Al menos %n carácter.</numerusform>
            <numerusform>Al menos %n caracteres.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n characters.</source>
        <translation>
            <numerusform>Como mucho %n carácter.</numerusform>
            <numerusform>Como mucho %n caracteres.</numerusform>
        </translation>
    </message>
    <message>
        <source>This password is too easy to guess.</source>
        <translation>Esta contraseña es demasiado fácil de adivinar.</translation>
    </message>
    <message numerus="yes">
        <source>At least %n characters. A few unrelated words are hard to guess and easy to keep.</source>
        <translation>
            <numerusform>Al menos %n carácter. Unas palabras sin relación son difíciles de adivinar y fáciles de recordar.</numerusform>
            <numerusform>Al menos %n caracteres. Unas palabras sin relación son difíciles de adivinar y fáciles de recordar.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gremio::NextSession</name>
    <message>
        <source>Session now</source>
        <translation>Sesión ahora</translation>
    </message>
    <message>
        <source>Next session</source>
        <translation>Próxima sesión</translation>
    </message>
    <message>
        <source>until it ends</source>
        <translation>para que termine</translation>
    </message>
    <message>
        <source>until it starts</source>
        <translation>para que empiece</translation>
    </message>
    <message>
        <source>Open chat</source>
        <translation>Abrir chat</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>heading, title of a session, when and with whom</comment>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>person, time</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 in %4</source>
        <comment>person, time, time there, city</comment>
        <translation>%1 · %2 · %3 en %4</translation>
    </message>
</context>
<context>
    <name>gremio::NotesCard</name>
    <message>
        <source>Saving</source>
        <translation>Guardando</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>For both of you</source>
        <translation>Para los dos</translation>
    </message>
    <message>
        <source>Notes for both of you</source>
        <translation>Notas para los dos</translation>
    </message>
    <message>
        <source>What you agreed on, what to do until next time</source>
        <translation>Qué habéis acordado, qué hacer hasta la próxima</translation>
    </message>
    <message>
        <source>Only for you</source>
        <translation>Solo para ti</translation>
    </message>
    <message>
        <source>Notes only for you</source>
        <translation>Notas solo para ti</translation>
    </message>
    <message>
        <source>Nobody else sees this</source>
        <translation>Nadie más lo ve</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>De %1</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Save notes</source>
        <translation>Guardar notas</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
</context>
<context>
    <name>gremio::NotificationsCard</name>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message>
        <source>Tell me of new messages</source>
        <translation>Avisarme de mensajes nuevos</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Horas de silencio</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Silencio desde</translation>
    </message>
    <message>
        <source>to</source>
        <comment>between two times</comment>
        <translation>a</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Silencio hasta</translation>
    </message>
    <message>
        <source>Keep Gremio in the tray when its window is closed</source>
        <translation>Mantener Gremio en la bandeja al cerrar la ventana</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>En este equipo</translation>
    </message>
    <message>
        <source>Show who it is and what it says</source>
        <translation>Mostrar de quién se trata y qué dice</translation>
    </message>
</context>
<context>
    <name>gremio::ProfilePage</name>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>Your profile could not be loaded</source>
        <translation>No se pudo cargar tu perfil</translation>
    </message>
    <message>
        <source>Everything is saved</source>
        <translation>Todo está guardado</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n cambio</numerusform>
            <numerusform>%n cambios</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Guardando</translation>
    </message>
    <message>
        <source>Write the name that others will see.</source>
        <translation>Escribe el nombre que verán los demás.</translation>
    </message>
    <message>
        <source>See it as others do</source>
        <translation>Ver como los demás</translation>
    </message>
    <message>
        <source>About you</source>
        <translation>Sobre ti</translation>
    </message>
    <message>
        <source>What you teach</source>
        <translation>Lo que enseñas</translation>
    </message>
    <message>
        <source>Skills and goals</source>
        <translation>Habilidades y objetivos</translation>
    </message>
    <message>
        <source>Mentoring</source>
        <translation>Mentoría</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>Titular</translation>
    </message>
    <message>
        <source>Who you are, in one line</source>
        <translation>Quién eres, en una línea</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>City or country, as you would say it</source>
        <translation>Ciudad o país, como tú lo dirías</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>What you do, what you have done, how you like to work</source>
        <translation>Qué haces, qué has hecho, cómo te gusta trabajar</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>Habilidades</translation>
    </message>
    <message>
        <source>Add a skill</source>
        <translation>Añadir habilidad</translation>
    </message>
    <message>
        <source>Goals</source>
        <translation>Objetivos</translation>
    </message>
    <message>
        <source>Languages you speak</source>
        <translation>Idiomas que hablas</translation>
    </message>
    <message>
        <source>Add a language</source>
        <translation>Añadir idioma</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Categorías</translation>
    </message>
    <message>
        <source>Add a category</source>
        <translation>Añadir categoría</translation>
    </message>
    <message>
        <source>Apprentices at a time</source>
        <translation>Aprendices a la vez</translation>
    </message>
    <message>
        <source>I take new requests</source>
        <translation>Acepto nuevas solicitudes</translation>
    </message>
    <message>
        <source>Off: you are still found, but nobody can ask you</source>
        <translation>Desactivado: se te encuentra, pero nadie puede pedirte mentoría</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Find or write a skill</source>
        <translation>Busca o escribe una habilidad</translation>
    </message>
    <message>
        <source>Find a language</source>
        <translation>Buscar un idioma</translation>
    </message>
    <message>
        <source>A few words about you</source>
        <translation>Unas palabras sobre ti</translation>
    </message>
    <message>
        <source>Profile and availability</source>
        <translation>Perfil y disponibilidad</translation>
    </message>
    <message>
        <source>Availability</source>
        <translation>Disponibilidad</translation>
    </message>
    <message>
        <source>Find a city</source>
        <translation>Buscar una ciudad</translation>
    </message>
    <message>
        <source>No city is called like that.</source>
        <translation>Ninguna ciudad se llama así.</translation>
    </message>
</context>
<context>
    <name>gremio::ReasonPopover</name>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Reason, if you like</source>
        <translation>Motivo, si quieres</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Say why: the other can read it.</source>
        <translation>Di por qué: la otra persona lo leerá.</translation>
    </message>
</context>
<context>
    <name>gremio::RecoveryForm</name>
    <message>
        <source>Write the whole address, with its ending.</source>
        <translation>Escribe la dirección completa, con su terminación.</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Enviando</translation>
    </message>
    <message>
        <source>Paste the code from the mail.</source>
        <translation>Pega el código del mensaje.</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Guardando</translation>
    </message>
    <message>
        <source>This code is not right, was used already, or is too old.</source>
        <translation>Este código no es correcto, ya se usó o ha caducado.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Send me a code</source>
        <translation>Enviadme un código</translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation>Tengo un código</translation>
    </message>
    <message>
        <source>The code is in the mail that you asked for. The whole link from it will do, too.</source>
        <translation>El código está en el mensaje que pediste. También vale el enlace entero.</translation>
    </message>
    <message>
        <source>If there is an account with %1, a mail with a code is on its way. It may take a minute; look into the spam folder, too.</source>
        <translation>Si hay una cuenta con %1, un mensaje con un código está en camino. Puede tardar un minuto; mira también en la carpeta de correo no deseado.</translation>
    </message>
    <message>
        <source>Code from the mail</source>
        <translation>Código del mensaje</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Contraseña nueva</translation>
    </message>
    <message>
        <source>Set the new password</source>
        <translation>Guardar la contraseña nueva</translation>
    </message>
    <message>
        <source>Send another code</source>
        <translation>Enviar otro código</translation>
    </message>
    <message>
        <source>Back to signing in</source>
        <translation>Volver a entrar</translation>
    </message>
    <message>
        <source>This server sends no mail. Ask the people who run it for a new password.</source>
        <translation>Este servidor no envía correo. Pide una contraseña nueva a quienes lo llevan.</translation>
    </message>
</context>
<context>
    <name>gremio::RegisterForm</name>
    <message>
        <source>Write the name that others will see.</source>
        <translation>Escribe el nombre que verán los demás.</translation>
    </message>
    <message>
        <source>Write the whole address, with its ending.</source>
        <translation>Escribe la dirección completa, con su terminación.</translation>
    </message>
    <message>
        <source>Creating</source>
        <translation>Creando</translation>
    </message>
    <message>
        <source>I want to learn</source>
        <translation>Quiero aprender</translation>
    </message>
    <message>
        <source>I want to mentor</source>
        <translation>Quiero ser mentor</translation>
    </message>
    <message>
        <source>What for?</source>
        <translation>¿Para qué?</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Tu nombre</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Invite code</source>
        <translation>Código de invitación</translation>
    </message>
    <message>
        <source>Stay signed in on this computer</source>
        <translation>Mantener la sesión en este equipo</translation>
    </message>
    <message>
        <source>Create an account</source>
        <translation>Crear una cuenta</translation>
    </message>
    <message>
        <source>I have an account</source>
        <translation>Ya tengo cuenta</translation>
    </message>
    <message>
        <source>Paste the code that you were sent with your invite.</source>
        <translation>Pega el código que recibiste con tu invitación.</translation>
    </message>
</context>
<context>
    <name>gremio::ReminderBar</name>
    <message>
        <source>Join</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Dismiss the reminder</source>
        <translation>Descartar el recordatorio</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>reminder, details</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>gremio::ReminderNotices</name>
    <message>
        <source>Join</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
</context>
<context>
    <name>gremio::ReminderPanel</name>
    <message>
        <source>%1 before</source>
        <comment>a length of time, before a session</comment>
        <translation>%1 antes</translation>
    </message>
    <message>
        <source>Remind me of sessions</source>
        <translation>Recordarme las sesiones</translation>
    </message>
    <message>
        <source>You are not reminded. Choose up to three times before a session; they count on all your devices.</source>
        <translation>No recibes recordatorios. Elige hasta tres momentos antes de una sesión; valen en todos tus dispositivos.</translation>
    </message>
    <message>
        <source>Up to three times before each one, on all your devices.</source>
        <translation>Hasta tres veces antes de cada una, en todos tus dispositivos.</translation>
    </message>
    <message>
        <source>By e-mail, too</source>
        <translation>También por correo</translation>
    </message>
    <message>
        <source>This server sends no mail yet.</source>
        <translation>Este servidor aún no envía correo.</translation>
    </message>
    <message>
        <source>Once your e-mail address is confirmed.</source>
        <translation>En cuanto confirmes tu dirección de correo.</translation>
    </message>
    <message>
        <source>Your reminders could not be loaded. %1</source>
        <comment>why</comment>
        <translation>No se han podido cargar tus recordatorios. %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
</context>
<context>
    <name>gremio::RequestColumn</name>
    <message>
        <source>Received</source>
        <translation>Recibidas</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviadas</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n en espera</numerusform>
            <numerusform>%n en espera</numerusform>
        </translation>
    </message>
    <message>
        <source>Requests could not be loaded</source>
        <translation>No se pudieron cargar las solicitudes</translation>
    </message>
    <message>
        <source>No requests waiting</source>
        <translation>Ninguna solicitud en espera</translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation>Todavía no hay solicitudes</translation>
    </message>
    <message>
        <source>When someone asks for your help, it shows here.</source>
        <translation>Cuando alguien te pida ayuda, aparecerá aquí.</translation>
    </message>
    <message>
        <source>No requests on their way</source>
        <translation>Ninguna solicitud en camino</translation>
    </message>
    <message>
        <source>You have asked nobody yet</source>
        <translation>Todavía no has pedido mentoría</translation>
    </message>
    <message>
        <source>Find somebody who knows what you want to learn.</source>
        <translation>Busca a alguien que sepa lo que quieres aprender.</translation>
    </message>
    <message>
        <source>Find mentors</source>
        <translation>Buscar mentores</translation>
    </message>
    <message>
        <source>Show older ones</source>
        <translation>Mostrar más antiguas</translation>
    </message>
</context>
<context>
    <name>gremio::RequestRowWidget</name>
    <message>
        <source>Decline</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Decline %1</source>
        <translation>Rechazar a %1</translation>
    </message>
    <message>
        <source>Accept %1</source>
        <translation>Aceptar a %1</translation>
    </message>
    <message>
        <source>Accepted just now</source>
        <translation>Aceptada ahora mismo</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Aceptada</translation>
    </message>
    <message>
        <source>Your mentorship is open. %1 of %2 places are taken.</source>
        <translation>La mentoría está abierta. Hay %1 de %2 plazas ocupadas.</translation>
    </message>
    <message>
        <source>Your mentorship is open.</source>
        <translation>La mentoría está abierta.</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Rechazada</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retirada</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Caducada</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Open mentorship</source>
        <translation>Abrir la mentoría</translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation>Buscar parecidos</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>what the mentor wrote when declining</comment>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>No reason was given.</source>
        <translation>Sin motivo indicado.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Pedir de nuevo</translation>
    </message>
    <message>
        <source>You took it back.</source>
        <translation>La retiraste tú.</translation>
    </message>
    <message numerus="yes">
        <source>No answer in %n days</source>
        <translation>
            <numerusform>Sin respuesta en %n día</numerusform>
            <numerusform>Sin respuesta en %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 took it back.</source>
        <translation>%1 la retiró.</translation>
    </message>
    <message>
        <source>Say hello</source>
        <translation>Saludar</translation>
    </message>
    <message>
        <source>Say hello to %1</source>
        <translation>Saludar a %1</translation>
    </message>
    <message>
        <source>Book the first session</source>
        <translation>Reservar la primera sesión</translation>
    </message>
    <message>
        <source>Book a session</source>
        <translation>Reservar una sesión</translation>
    </message>
    <message>
        <source>Propose a session to %1</source>
        <translation>Proponer una sesión a %1</translation>
    </message>
    <message>
        <source>Book a session with %1</source>
        <translation>Reservar una sesión con %1</translation>
    </message>
</context>
<context>
    <name>gremio::RequestsPage</name>
    <message>
        <source>Requests</source>
        <translation>Solicitudes</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>a filter: requests that wait</comment>
        <translation>Abiertas</translation>
    </message>
    <message>
        <source>All</source>
        <comment>a filter: all requests</comment>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Open requests, chosen</source>
        <translation>Solicitudes abiertas, elegido</translation>
    </message>
    <message>
        <source>Open requests</source>
        <translation>Solicitudes abiertas</translation>
    </message>
    <message>
        <source>All requests</source>
        <translation>Todas las solicitudes</translation>
    </message>
    <message>
        <source>All requests, chosen</source>
        <translation>Todas las solicitudes, elegido</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
</context>
<context>
    <name>gremio::ReviewCard</name>
    <message>
        <source>Reviews</source>
        <translation>Reseñas</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>%1 sees what you write once both of you have written, or on %2. Until then you can change it.</source>
        <comment>a first name, a date</comment>
        <translation>%1 verá lo que escribas cuando los dos hayáis escrito, o el %2. Hasta entonces puedes cambiarlo.</translation>
    </message>
    <message>
        <source>Then it stands on %1’s profile and counts for the rating there.</source>
        <translation>Después aparece en el perfil de %1 y cuenta para su valoración.</translation>
    </message>
    <message>
        <source>Then %1 and the mentors here can read it.</source>
        <translation>Después podrán leerlo %1 y los mentores de aquí.</translation>
    </message>
    <message>
        <source>How was the session with %1?</source>
        <translation>¿Qué tal la sesión con %1?</translation>
    </message>
    <message>
        <source>Your rating</source>
        <translation>Tu valoración</translation>
    </message>
    <message>
        <source>In your own words, if you like</source>
        <translation>Con tus palabras, si quieres</translation>
    </message>
    <message>
        <source>What helped, and what could have been better</source>
        <translation>Qué te ayudó y qué podría haber ido mejor</translation>
    </message>
    <message>
        <source>Choose one to five stars.</source>
        <translation>Elige de una a cinco estrellas.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Save review</source>
        <translation>Guardar reseña</translation>
    </message>
    <message>
        <source>Send review</source>
        <translation>Enviar reseña</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Enviando</translation>
    </message>
    <message>
        <source>It is too late to send this: reviews stay as they are now. What you wrote stays here until you discard it.</source>
        <translation>Ya es tarde para enviar esto: las reseñas se quedan como están. Lo que has escrito sigue aquí hasta que lo descartes.</translation>
    </message>
    <message>
        <source>%1 What you wrote is kept here: send it again later.</source>
        <translation>%1 Lo que has escrito se conserva aquí: vuelve a enviarlo más tarde.</translation>
    </message>
    <message>
        <source>Poor</source>
        <comment>one star of five</comment>
        <translation>Mala</translation>
    </message>
    <message>
        <source>Fair</source>
        <comment>two stars of five</comment>
        <translation>Regular</translation>
    </message>
    <message>
        <source>Good</source>
        <comment>three stars of five</comment>
        <translation>Buena</translation>
    </message>
    <message>
        <source>Very good</source>
        <comment>four stars of five</comment>
        <translation>Muy buena</translation>
    </message>
    <message>
        <source>Excellent</source>
        <comment>five stars of five</comment>
        <translation>Excelente</translation>
    </message>
    <message>
        <source>Change</source>
        <comment>a link: what one has written</comment>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Change your review</source>
        <translation>Cambiar tu reseña</translation>
    </message>
    <message>
        <source>You wrote</source>
        <translation>Has escrito</translation>
    </message>
    <message>
        <source>You wrote none in the 14 days after the session.</source>
        <translation>No escribiste ninguna en los 14 días después de la sesión.</translation>
    </message>
    <message>
        <source>%1 wrote</source>
        <comment>a first name; what they wrote follows</comment>
        <translation>%1 ha escrito</translation>
    </message>
    <message>
        <source>%1 wrote none in the 14 days after the session.</source>
        <translation>%1 no escribió ninguna en los 14 días después de la sesión.</translation>
    </message>
    <message>
        <source>Only you see this until %1 has written too, or until %2. Until then you can change it.</source>
        <comment>a first name, a date</comment>
        <translation>Solo tú ves esto hasta que %1 también escriba, o hasta el %2. Hasta entonces puedes cambiarlo.</translation>
    </message>
</context>
<context>
    <name>gremio::ReviewList</name>
    <message>
        <source>Reviews</source>
        <translation>Reseñas</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Las más recientes primero</translation>
    </message>
    <message>
        <source>No reviews yet</source>
        <translation>Aún no hay reseñas</translation>
    </message>
    <message>
        <source>What apprentices write of your sessions shows here, once both of you have written.</source>
        <translation>Aquí aparece lo que tus aprendices escriben de vuestras sesiones, cuando los dos habéis escrito.</translation>
    </message>
    <message>
        <source>What apprentices write of sessions with %1 shows here.</source>
        <translation>Aquí aparece lo que los aprendices escriben de sus sesiones con %1.</translation>
    </message>
    <message>
        <source>The reviews could not be loaded</source>
        <translation>No se han podido cargar las reseñas</translation>
    </message>
    <message>
        <source>Show more reviews</source>
        <translation>Ver más reseñas</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Cargando</translation>
    </message>
</context>
<context>
    <name>gremio::ReviewSide</name>
    <message>
        <source>No words, only stars.</source>
        <translation>Sin palabras, solo estrellas.</translation>
    </message>
</context>
<context>
    <name>gremio::SearchView</name>
    <message>
        <source>Mentors could not be loaded</source>
        <translation>No se pudieron cargar los mentores</translation>
    </message>
    <message>
        <source>Show all mentors</source>
        <translation>Ver todos los mentores</translation>
    </message>
    <message>
        <source>Loading more …</source>
        <translation>Cargando más …</translation>
    </message>
    <message numerus="yes">
        <source>%n mentor(s)</source>
        <translation>
            <numerusform>%n mentor</numerusform>
            <numerusform>%n mentores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n mentor(s)</source>
        <translation>
            <numerusform>Más de %n mentor</numerusform>
            <numerusform>Más de %n mentores</numerusform>
        </translation>
    </message>
    <message>
        <source>Find mentors</source>
        <translation>Buscar mentores</translation>
    </message>
    <message>
        <source>Name, skill or what you want to learn</source>
        <translation>Nombre, habilidad o lo que quieres aprender</translation>
    </message>
    <message>
        <source>Search mentors</source>
        <translation>Buscar mentores</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Nobody fits</source>
        <translation>Nadie coincide</translation>
    </message>
    <message>
        <source>Try fewer words or take a filter away.</source>
        <translation>Prueba con menos palabras o quita un filtro.</translation>
    </message>
    <message>
        <source>%1 · times in %2</source>
        <comment>how many mentors, a time zone</comment>
        <translation>%1 · horas de %2</translation>
    </message>
</context>
<context>
    <name>gremio::ServerCard</name>
    <message>
        <source>Write an address like gremio.example.org.</source>
        <translation>Escribe una dirección como gremio.ejemplo.org.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Dirección del servidor</translation>
    </message>
    <message>
        <source>gremio.example.org</source>
        <translation>gremio.ejemplo.org</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Change the server</source>
        <translation>Cambiar el servidor</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Conectando</translation>
    </message>
    <message>
        <source>Gremio %1</source>
        <comment>product and version</comment>
        <translation>Gremio %1</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>Something answers there, but it is not a Gremio server.</source>
        <translation>Algo responde ahí, pero no es un servidor Gremio.</translation>
    </message>
    <message>
        <source>The connection to this server is not encrypted. Your password could be read on the way.</source>
        <translation>La conexión con este servidor no está cifrada. Tu contraseña podría leerse por el camino.</translation>
    </message>
</context>
<context>
    <name>gremio::SessionList</name>
    <message>
        <source>All</source>
        <comment>a filter: all sessions</comment>
        <translation>Todas</translation>
    </message>
    <message>
        <source>You learn</source>
        <translation>Aprendes</translation>
    </message>
    <message>
        <source>You mentor</source>
        <translation>Enseñas</translation>
    </message>
    <message>
        <source>To answer</source>
        <comment>a filter: sessions that wait for an answer</comment>
        <translation>Por responder</translation>
    </message>
    <message>
        <source>Completed</source>
        <comment>a filter: sessions</comment>
        <translation>Completadas</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>a filter: sessions</comment>
        <translation>Canceladas</translation>
    </message>
    <message>
        <source>Missed</source>
        <comment>a filter: sessions</comment>
        <translation>Perdidas</translation>
    </message>
    <message>
        <source>%1, chosen</source>
        <comment>a filter</comment>
        <translation>%1, elegido</translation>
    </message>
    <message>
        <source>Sessions could not be loaded</source>
        <translation>No se pudieron cargar las sesiones</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Show older ones</source>
        <translation>Mostrar más antiguas</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Ninguna de estas</translation>
    </message>
    <message>
        <source>Choose another filter to see the others.</source>
        <translation>Elige otro filtro para ver las demás.</translation>
    </message>
    <message>
        <source>No sessions to come</source>
        <translation>No hay sesiones próximas</translation>
    </message>
    <message>
        <source>Book one with somebody you learn from or mentor.</source>
        <translation>Reserva una con alguien de quien aprendes o a quien acompañas.</translation>
    </message>
    <message>
        <source>Book a session</source>
        <translation>Reservar una sesión</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Nada todavía</translation>
    </message>
    <message>
        <source>Sessions that are over stay here.</source>
        <translation>Las sesiones que terminan se quedan aquí.</translation>
    </message>
    <message>
        <source>Any time</source>
        <comment>a filter: sessions</comment>
        <translation>Cualquier fecha</translation>
    </message>
    <message>
        <source>Next 7 days</source>
        <comment>a filter: sessions</comment>
        <translation>Próximos 7 días</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <comment>a filter: sessions</comment>
        <translation>Últimos 7 días</translation>
    </message>
    <message>
        <source>Next 30 days</source>
        <comment>a filter: sessions</comment>
        <translation>Próximos 30 días</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <comment>a filter: sessions</comment>
        <translation>Últimos 30 días</translation>
    </message>
    <message>
        <source>Next 3 months</source>
        <comment>a filter: sessions</comment>
        <translation>Próximos 3 meses</translation>
    </message>
    <message>
        <source>Last 3 months</source>
        <comment>a filter: sessions</comment>
        <translation>Últimos 3 meses</translation>
    </message>
    <message>
        <source>Next 12 months</source>
        <comment>a filter: sessions</comment>
        <translation>Próximos 12 meses</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <comment>a filter: sessions</comment>
        <translation>Últimos 12 meses</translation>
    </message>
    <message>
        <source>With %1</source>
        <comment>a filter: sessions with a person</comment>
        <translation>Con %1</translation>
    </message>
    <message>
        <source>With anybody</source>
        <comment>a filter: sessions</comment>
        <translation>Con cualquiera</translation>
    </message>
    <message>
        <source>Anybody</source>
        <comment>a filter: sessions</comment>
        <translation>Cualquiera</translation>
    </message>
</context>
<context>
    <name>gremio::SessionRow</name>
    <message>
        <source>%1 · %2</source>
        <comment>a person, how one stands to them</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>you mentor</source>
        <translation>enseñas</translation>
    </message>
    <message>
        <source>you learn</source>
        <translation>aprendes</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmar</translation>
    </message>
    <message>
        <source>%1, %2, %3, %4</source>
        <comment>a session: title, person, time, state</comment>
        <translation>%1, %2, %3, %4</translation>
    </message>
</context>
<context>
    <name>gremio::SessionView</name>
    <message>
        <source>Back to the sessions</source>
        <translation>Volver a las sesiones</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sesiones</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>how one meets, where</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>time, length</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>from and to, city</comment>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>You asked for another time: %1. %2 has to agree.</source>
        <translation>Has pedido otra hora: %1. %2 tiene que aceptarla.</translation>
    </message>
    <message>
        <source>%1 asks for another time: %2.</source>
        <translation>%1 pide otra hora: %2.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué ha pasado</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmar</translation>
    </message>
    <message>
        <source>Agree to the new time</source>
        <translation>Aceptar la nueva hora</translation>
    </message>
    <message>
        <source>Mark as completed</source>
        <translation>Marcar como completada</translation>
    </message>
    <message>
        <source>%1 did not come</source>
        <translation>%1 no vino</translation>
    </message>
    <message>
        <source>Open chat</source>
        <translation>Abrir chat</translation>
    </message>
    <message>
        <source>Another time</source>
        <translation>Otra hora</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Retirar la petición</translation>
    </message>
    <message>
        <source>Keep the time</source>
        <translation>Mantener la hora</translation>
    </message>
    <message>
        <source>Cancel the session</source>
        <translation>Cancelar la sesión</translation>
    </message>
    <message>
        <source>%1 proposes this time. It is kept for you until it begins.</source>
        <translation>%1 propone esta hora. Queda reservada para ti hasta que empiece.</translation>
    </message>
    <message>
        <source>Until you answer, both times are kept.</source>
        <translation>Hasta que respondas, se guardan las dos horas.</translation>
    </message>
    <message>
        <source>%1 has to answer.</source>
        <translation>%1 tiene que responder.</translation>
    </message>
    <message>
        <source>You can go in now.</source>
        <translation>Ya puedes entrar.</translation>
    </message>
    <message>
        <source>You can join from %1.</source>
        <translation>Puedes entrar a partir de las %1.</translation>
    </message>
    <message>
        <source>It begins in less than two hours: only %1 can cancel it now.</source>
        <translation>Empieza en menos de dos horas: ahora solo puede cancelarla %1.</translation>
    </message>
    <message>
        <source>Cancel the session?</source>
        <translation>¿Cancelar la sesión?</translation>
    </message>
    <message>
        <source>Decline the proposal?</source>
        <translation>¿Rechazar la propuesta?</translation>
    </message>
    <message>
        <source>%1 is told at once.</source>
        <translation>%1 lo sabrá enseguida.</translation>
    </message>
    <message>
        <source>The session is in %1</source>
        <translation>La sesión está en %1</translation>
    </message>
    <message>
        <source>No program opens calendar files here. Save the session as a file instead.</source>
        <translation>Aquí ningún programa abre archivos de calendario. Guarda la sesión como archivo.</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>No se ha podido escribir el archivo: %1</translation>
    </message>
    <message>
        <source>Add to calendar</source>
        <translation>Añadir al calendario</translation>
    </message>
    <message>
        <source>Open with my calendar</source>
        <translation>Abrir con mi calendario</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Guardar como archivo…</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>Descargando</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>Guardar la sesión</translation>
    </message>
    <message>
        <source>Calendar files (*.ics)</source>
        <translation>Archivos de calendario (*.ics)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>More than %n message(s) in the chat around it</source>
        <translation>
            <numerusform>Más de %n mensaje en el chat de ese rato</numerusform>
            <numerusform>Más de %n mensajes en el chat de ese rato</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) in the chat around it</source>
        <translation>
            <numerusform>%n mensaje en el chat de ese rato</numerusform>
            <numerusform>%n mensajes en el chat de ese rato</numerusform>
        </translation>
    </message>
    <message>
        <source>You: %1</source>
        <comment>what was said</comment>
        <translation>Tú: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>who, what was said</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>You wrote a review: %1 of 5</source>
        <comment>stars</comment>
        <translation>Escribiste una reseña: %1 de 5</translation>
    </message>
    <message>
        <source>%1 wrote a review: %2 of 5</source>
        <comment>a first name, stars</comment>
        <translation>%1 escribió una reseña: %2 de 5</translation>
    </message>
</context>
<context>
    <name>gremio::SessionsHead</name>
    <message>
        <source>%1, choose a week</source>
        <comment>the dates of a week</comment>
        <translation>%1, elegir una semana</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sesiones</translation>
    </message>
    <message>
        <source>Today</source>
        <comment>a button: go to this week</comment>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>The week before</source>
        <translation>La semana anterior</translation>
    </message>
    <message>
        <source>The week after</source>
        <translation>La semana siguiente</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Semana</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>How sessions are shown</source>
        <translation>Cómo se muestran las sesiones</translation>
    </message>
    <message>
        <source>Whose free time is shown</source>
        <translation>De quién se muestra el tiempo libre</translation>
    </message>
    <message>
        <source>Book</source>
        <comment>a button: book a session</comment>
        <translation>Reservar</translation>
    </message>
</context>
<context>
    <name>gremio::SessionsPage</name>
    <message>
        <source>Proposed to %1</source>
        <translation>Propuesta enviada a %1</translation>
    </message>
    <message>
        <source>Booked with %1</source>
        <translation>Sesión reservada con %1</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sesiones</translation>
    </message>
    <message>
        <source>Nobody’s free time</source>
        <translation>Sin tiempo libre</translation>
    </message>
    <message>
        <source>Propose to: %1</source>
        <translation>Proponer a: %1</translation>
    </message>
    <message>
        <source>Free time: %1</source>
        <translation>Tiempo libre: %1</translation>
    </message>
    <message>
        <source>Confirmed with %1</source>
        <translation>Confirmada con %1</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Rechazada</translation>
    </message>
    <message>
        <source>The time stays as it was</source>
        <translation>La hora queda como estaba</translation>
    </message>
    <message>
        <source>Session cancelled; %1 is told</source>
        <translation>Sesión cancelada; %1 lo sabrá</translation>
    </message>
    <message>
        <source>Asked %1 for another time</source>
        <translation>Has pedido otra hora a %1</translation>
    </message>
    <message>
        <source>Session moved</source>
        <translation>Sesión movida</translation>
    </message>
    <message>
        <source>Session completed</source>
        <translation>Sesión completada</translation>
    </message>
</context>
<context>
    <name>gremio::SettingsPage</name>
    <message>
        <source>Sign out everywhere?</source>
        <translation>¿Cerrar todas las sesiones?</translation>
    </message>
    <message>
        <source>Every device that is signed in with your account will have to sign in again, this one too.</source>
        <translation>Todos los dispositivos conectados con tu cuenta tendrán que volver a entrar, también este.</translation>
    </message>
    <message>
        <source>Sign out everywhere</source>
        <translation>Cerrar todas las sesiones</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>Aspecto e idioma</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Confirmado</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>Sin confirmar</translation>
    </message>
    <message>
        <source>You stay signed in: the key is in the system keychain.</source>
        <translation>La sesión se mantiene: la clave está en el llavero del sistema.</translation>
    </message>
    <message>
        <source>No system keychain here: you stay signed in while Gremio is open.</source>
        <translation>Aquí no hay llavero del sistema: la sesión dura mientras Gremio esté abierto.</translation>
    </message>
    <message>
        <source>You stay signed in while Gremio is open.</source>
        <translation>La sesión dura mientras Gremio esté abierto.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Delete account</source>
        <translation>Eliminar la cuenta</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>server&apos;s name, address</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Server %1 · app %2</source>
        <comment>versions</comment>
        <translation>Servidor %1 · aplicación %2</translation>
    </message>
    <message>
        <source>Your data is in %1</source>
        <translation>Tus datos están en %1</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>No se pudo escribir el archivo: %1</translation>
    </message>
    <message>
        <source>Enter the code</source>
        <translation>Escribir el código</translation>
    </message>
    <message>
        <source>Change e-mail</source>
        <translation>Cambiar correo</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>Cambiar contraseña</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>Tus datos</translation>
    </message>
</context>
<context>
    <name>gremio::SignInForm</name>
    <message>
        <source>Write your e-mail address.</source>
        <translation>Escribe tu correo.</translation>
    </message>
    <message>
        <source>Write your password.</source>
        <translation>Escribe tu contraseña.</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Entrando</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Stay signed in on this computer</source>
        <translation>Mantener la sesión en este equipo</translation>
    </message>
    <message>
        <source>No system keychain here: you stay signed in while Gremio is open</source>
        <translation>Aquí no hay llavero del sistema: la sesión dura mientras Gremio esté abierto</translation>
    </message>
    <message>
        <source>Kept in the system keychain, never in a file</source>
        <translation>Se guarda en el llavero del sistema, nunca en un archivo</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Create an account</source>
        <translation>Crear una cuenta</translation>
    </message>
    <message>
        <source>Accounts here are made by the people who run this server. Ask them for yours.</source>
        <translation>Aquí las cuentas las crean quienes llevan el servidor. Pídeles la tuya.</translation>
    </message>
    <message>
        <source>New accounts need an invite. Its code has its own field when you create one.</source>
        <translation>Las cuentas nuevas necesitan una invitación. Al crear la tuya hay un campo para su código.</translation>
    </message>
    <message>
        <source>Forgotten?</source>
        <translation>¿Olvidada?</translation>
    </message>
    <message>
        <source>I have forgotten my password</source>
        <translation>He olvidado mi contraseña</translation>
    </message>
</context>
<context>
    <name>gremio::SignInsCard</name>
    <message>
        <source>Where you are signed in</source>
        <translation>Dónde tienes la sesión abierta</translation>
    </message>
    <message>
        <source>Your sign-ins could not be loaded</source>
        <translation>No se pudieron cargar tus sesiones</translation>
    </message>
    <message>
        <source>End all others</source>
        <translation>Cerrar las demás</translation>
    </message>
    <message>
        <source>A program that does not say its name</source>
        <translation>Un programa que no dice su nombre</translation>
    </message>
    <message>
        <source>In use now</source>
        <translation>En uso ahora</translation>
    </message>
    <message>
        <source>Last used: %1</source>
        <translation>Último uso: %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <comment>a day: 12 May</comment>
        <translation>desde el %1</translation>
    </message>
    <message>
        <source>This window</source>
        <translation>Esta ventana</translation>
    </message>
    <message>
        <source>End this one</source>
        <translation>Cerrar esta</translation>
    </message>
    <message>
        <source>End the sign-in of %1</source>
        <translation>Cerrar la sesión de %1</translation>
    </message>
    <message>
        <source>Ending</source>
        <translation>Cerrando</translation>
    </message>
    <message>
        <source>End all other sign-ins?</source>
        <translation>¿Cerrar las demás sesiones?</translation>
    </message>
    <message>
        <source>Every other device and window will have to sign in again. This one stays.</source>
        <translation>Los demás dispositivos y ventanas tendrán que volver a entrar. Esta sigue abierta.</translation>
    </message>
</context>
<context>
    <name>gremio::SignedInScope</name>
    <message>
        <source>Profile saved</source>
        <translation>Perfil guardado</translation>
    </message>
    <message>
        <source>Request sent to %1</source>
        <translation>Solicitud enviada a %1</translation>
    </message>
    <message>
        <source>The mentorship has ended</source>
        <translation>La mentoría ha terminado</translation>
    </message>
    <message>
        <source>Accepted %1</source>
        <translation>Has aceptado a %1</translation>
    </message>
    <message>
        <source>Declined %1</source>
        <translation>Has rechazado a %1</translation>
    </message>
    <message>
        <source>Request to %1 withdrawn</source>
        <translation>Solicitud a %1 retirada</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Trying to reach the server.</source>
        <translation>Intentando llegar al servidor.</translation>
    </message>
    <message numerus="yes">
        <source>Next try in %n s.</source>
        <translation>
            <numerusform>Próximo intento en %n s.</numerusform>
            <numerusform>Próximo intento en %n s.</numerusform>
        </translation>
    </message>
    <message>
        <source>You are offline.</source>
        <translation>Sin conexión.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Probar ahora</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>There is no usable system keychain: you stay signed in only while Gremio is open.</source>
        <translation>No hay un llavero del sistema disponible: la sesión solo dura mientras Gremio esté abierto.</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Vale</translation>
    </message>
    <message>
        <source>Your e-mail address is confirmed</source>
        <translation>Tu correo está confirmado</translation>
    </message>
    <message>
        <source>You are signed in. Sign out first to set a forgotten password anew.</source>
        <translation>Tienes la sesión abierta. Ciérrala antes de poner una contraseña nueva.</translation>
    </message>
    <message>
        <source>You have an account here already.</source>
        <translation>Ya tienes una cuenta aquí.</translation>
    </message>
    <message>
        <source>A mail to %1 has a code in it.</source>
        <translation>Un mensaje a %1 lleva un código.</translation>
    </message>
    <message>
        <source>Confirm your e-mail address.</source>
        <translation>Confirma tu correo.</translation>
    </message>
    <message>
        <source>Enter the code</source>
        <translation>Escribir el código</translation>
    </message>
    <message>
        <source>Sign out before they are sent?</source>
        <translation>¿Cerrar sesión antes de que se envíen?</translation>
    </message>
    <message numerus="yes">
        <source>%n messages of yours have not been sent. Signing out deletes them from this computer.</source>
        <translation>
            <numerusform>%n mensaje tuyo no se ha enviado. Al cerrar sesión se borrará de este ordenador.</numerusform>
            <numerusform>%n mensajes tuyos no se han enviado. Al cerrar sesión se borrarán de este ordenador.</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Send the message</source>
        <translation>Enviar el mensaje</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Mayús+Intro</translation>
    </message>
    <message>
        <source>New line in the message</source>
        <translation>Salto de línea en el mensaje</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Arriba</translation>
    </message>
    <message>
        <source>Edit my last message</source>
        <translation>Editar mi último mensaje</translation>
    </message>
    <message>
        <source>Search in the chat</source>
        <translation>Buscar en el chat</translation>
    </message>
    <message>
        <source>R, E, Del</source>
        <translation>R, E, Supr</translation>
    </message>
    <message>
        <source>Reply to, edit, delete the chosen message</source>
        <translation>Responder, editar o eliminar el mensaje elegido</translation>
    </message>
    <message>
        <source>This server sends no mail yet; the code comes once it does.</source>
        <translation>Este servidor aún no envía correo; el código llegará cuando lo haga.</translation>
    </message>
    <message>
        <source>What you see is from %1. Trying to reach the server.</source>
        <translation>Lo que ves es de las %1. Intentando llegar al servidor.</translation>
    </message>
    <message numerus="yes">
        <source>What you see is from %1. Next try in %n s.</source>
        <translation>
            <numerusform>Lo que ves es de las %1. Próximo intento en %n s.</numerusform>
            <numerusform>Lo que ves es de las %1. Próximo intento en %n s.</numerusform>
        </translation>
    </message>
    <message>
        <source>Availability saved</source>
        <translation>Disponibilidad guardada</translation>
    </message>
    <message>
        <source>Changes discarded</source>
        <translation>Cambios descartados</translation>
    </message>
    <message>
        <source>Date removed</source>
        <translation>Fecha quitada</translation>
    </message>
    <message>
        <source>Review sent: you both see what the other wrote</source>
        <translation>Reseña enviada: ya veis lo que habéis escrito</translation>
    </message>
    <message>
        <source>Review sent: only you see it for now</source>
        <translation>Reseña enviada: de momento solo la ves tú</translation>
    </message>
    <message>
        <source>Reminders as before</source>
        <translation>Recordatorios como antes</translation>
    </message>
    <message>
        <source>Reminders saved</source>
        <translation>Recordatorios guardados</translation>
    </message>
</context>
<context>
    <name>gremio::SlotCard</name>
    <message>
        <source>Free slots</source>
        <translation>Huecos libres</translation>
    </message>
    <message>
        <source>Times in %1.</source>
        <comment>city and its time zone</comment>
        <translation>Horas en %1.</translation>
    </message>
</context>
<context>
    <name>gremio::SlotPicker</name>
    <message>
        <source>Earlier slots</source>
        <translation>Huecos anteriores</translation>
    </message>
    <message>
        <source>Later slots</source>
        <translation>Huecos siguientes</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Nothing is free in the next four weeks.</source>
        <translation>No hay nada libre en las próximas cuatro semanas.</translation>
    </message>
    <message>
        <source>Nothing is free in these four weeks.</source>
        <translation>No hay nada libre en estas cuatro semanas.</translation>
    </message>
    <message>
        <source>%1, chosen</source>
        <comment>a free time</comment>
        <translation>%1, elegido</translation>
    </message>
</context>
<context>
    <name>gremio::StartPage</name>
    <message>
        <source>Create an account</source>
        <translation>Crear una cuenta</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Signing in with what is kept in the keychain …</source>
        <translation>Entrando con lo guardado en el llavero …</translation>
    </message>
    <message>
        <source>on your organisation’s Gremio</source>
        <translation>en el Gremio de tu organización</translation>
    </message>
    <message>
        <source>to your organisation’s Gremio</source>
        <translation>en el Gremio de tu organización</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>Idioma: %1</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Tema claro</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Tema oscuro</translation>
    </message>
    <message>
        <source>Your password is new. Sign in with it.</source>
        <translation>Tu contraseña es nueva. Entra con ella.</translation>
    </message>
    <message>
        <source>Forgotten password</source>
        <translation>Contraseña olvidada</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Contraseña nueva</translation>
    </message>
    <message>
        <source>A mail will bring you a code for a new one.</source>
        <translation>Un mensaje te traerá un código para poner otra.</translation>
    </message>
    <message>
        <source>With the code from the mail.</source>
        <translation>Con el código del mensaje.</translation>
    </message>
</context>
<context>
    <name>gremio::TimelineModel</name>
    <message>
        <source>Somebody</source>
        <comment>a participant whose name is not known</comment>
        <translation>Alguien</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Tú</translation>
    </message>
    <message>
        <source>An earlier message</source>
        <translation>Un mensaje anterior</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>Mensaje eliminado</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>No enviado</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leído</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n mensaje nuevo</numerusform>
            <numerusform>%n mensajes nuevos</numerusform>
        </translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <comment>weekday, day and month, a date format</comment>
        <translation>dddd, d &apos;de&apos; MMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>day, month and year, a date format</comment>
        <translation>d &apos;de&apos; MMMM &apos;de&apos; yyyy</translation>
    </message>
    <message>
        <source>Messages that are not loaded yet</source>
        <translation>Mensajes que aún no se han cargado</translation>
    </message>
    <message>
        <source>in reply to an earlier message</source>
        <translation>en respuesta a un mensaje anterior</translation>
    </message>
    <message>
        <source>in reply to %1: %2</source>
        <comment>author, text</comment>
        <translation>en respuesta a %1: %2</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>editado</translation>
    </message>
</context>
<context>
    <name>gremio::UnreadChats</name>
    <message>
        <source>Unread chats</source>
        <translation>Chats sin leer</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>Todos los mensajes</translation>
    </message>
    <message>
        <source>Nothing unread</source>
        <translation>Nada sin leer</translation>
    </message>
    <message>
        <source>New messages show here as soon as they come.</source>
        <translation>Los mensajes nuevos aparecen aquí en cuanto llegan.</translation>
    </message>
    <message>
        <source>Chats could not be loaded</source>
        <translation>No se han podido cargar los chats</translation>
    </message>
</context>
<context>
    <name>gremio::WeekLegend</name>
    <message>
        <source>You learn</source>
        <translation>Aprendes</translation>
    </message>
    <message>
        <source>You mentor</source>
        <translation>Enseñas</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Propuesta</translation>
    </message>
    <message>
        <source>Completed</source>
        <comment>a sign in the legend</comment>
        <translation>Completada</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>a sign in the legend</comment>
        <translation>Cancelada</translation>
    </message>
</context>
<context>
    <name>gremio::WeekPainter</name>
    <message>
        <source>Every week</source>
        <translation>Cada semana</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours, 24.5</comment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>from, to</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>Copy this day</source>
        <translation>Copiar este día</translation>
    </message>
    <message>
        <source>Free on %1, %2–%3</source>
        <comment>day, from, to</comment>
        <translation>Libre el %1, %2–%3</translation>
    </message>
    <message>
        <source>%1, %2–%3: %4</source>
        <comment>day, from, to, what is wrong</comment>
        <translation>%1, %2–%3: %4</translation>
    </message>
    <message>
        <source>%1, %2–%3 chosen</source>
        <comment>day, from, to</comment>
        <translation>%1, %2–%3, elegido</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day, time</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>gremio::WeekPane</name>
    <message>
        <source>New session</source>
        <translation>Sesión nueva</translation>
    </message>
    <message>
        <source>Being booked</source>
        <translation>Se está reservando</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>how one stands to somebody, the state of a session</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 is free</source>
        <translation>%1 tiene libre</translation>
    </message>
    <message>
        <source>Drag over free time to book</source>
        <translation>Arrastra sobre tiempo libre para reservar</translation>
    </message>
    <message>
        <source>Drag over a day to propose</source>
        <translation>Arrastra sobre un día para proponer</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>This week could not be loaded.</source>
        <translation>No se pudo cargar esta semana.</translation>
    </message>
</context>
<context>
    <name>gremio::WeekView</name>
    <message>
        <source>Week</source>
        <translation>Semana</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>from, to</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>%1, %2 with %3, %4, %5</source>
        <comment>a session: title, time, person, state, day</comment>
        <translation>%1, %2 con %3, %4, %5</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>day, time, who is free</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>free</source>
        <translation>libre</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 %2 h</source>
        <comment>zone, difference: NYC +6 h</comment>
        <translation>%1 %2 h</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <comment>a date format</comment>
        <translation>dddd d &apos;de&apos; MMMM</translation>
    </message>
</context>
<context>
    <name>gremio::ui::Avatar</name>
    <message>
        <source>Online</source>
        <translation>En línea</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Ausente</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, presence</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>gremio::ui::Badge</name>
    <message numerus="yes">
        <source>%n unread, muted</source>
        <translation>
            <numerusform>%n sin leer, silenciado</numerusform>
            <numerusform>%n sin leer, silenciado</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n sin leer</numerusform>
            <numerusform>%n sin leer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gremio::ui::Dialog</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>gremio::ui::ErrorState</name>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>gremio::ui::FirstStartPanel</name>
    <message>
        <source>Learn the craft from someone who lives it.</source>
        <translation>Aprende el oficio de quien lo vive.</translation>
    </message>
    <message>
        <source>Find a mentor, agree on a time that is free for both of you, and keep the conversation in one place.</source>
        <translation>Encuentra mentor, acordad un momento que os venga bien a los dos y tened la conversación en un solo lugar.</translation>
    </message>
</context>
<context>
    <name>gremio::ui::MeButton</name>
    <message>
        <source>Me: %1</source>
        <translation>Yo: %1</translation>
    </message>
    <message>
        <source>Me: %1, %2</source>
        <translation>Yo: %1, %2</translation>
    </message>
</context>
<context>
    <name>gremio::ui::NavigationRail</name>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
</context>
<context>
    <name>gremio::ui::RailItem</name>
    <message numerus="yes">
        <source>%1, %n new</source>
        <comment>entry of the rail</comment>
        <translation>
            <numerusform>%1, %n nueva</numerusform>
            <numerusform>%1, %n nuevas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gremio::ui::Rating</name>
    <message>
        <source>No reviews yet</source>
        <translation>Sin reseñas todavía</translation>
    </message>
    <message>
        <source>%1 of 5</source>
        <translation>%1 de 5</translation>
    </message>
    <message numerus="yes">
        <source>%n review(s)</source>
        <translation>
            <numerusform>%n reseña</numerusform>
            <numerusform>%n reseñas</numerusform>
        </translation>
    </message>
    <message>
        <source>not rated yet</source>
        <translation>sin valorar</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what is rated, how</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>gremio::ui::SearchBox</name>
    <message>
        <source>Search mentors</source>
        <translation>Buscar mentores</translation>
    </message>
</context>
<context>
    <name>gremio::ui::Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>Cargando</translation>
    </message>
</context>
<context>
    <name>gremio::ui::Tag</name>
    <message>
        <source>%1, matches</source>
        <translation>%1, coincide</translation>
    </message>
</context>
<context>
    <name>gremio::ui::TextArea</name>
    <message>
        <source>%1 / %2</source>
        <comment>characters written, characters allowed</comment>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) too many</source>
        <translation>
            <numerusform>%n carácter de más</numerusform>
            <numerusform>%n caracteres de más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) left</source>
        <translation>
            <numerusform>queda %n carácter</numerusform>
            <numerusform>quedan %n caracteres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gremio::ui::TextField</name>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>Ocultar la contraseña</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Mostrar la contraseña</translation>
    </message>
</context>
<context>
    <name>gremio::ui::Toast</name>
    <message>
        <source>%1 s</source>
        <comment>seconds left</comment>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>gremio::ui::TopBar</name>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n sin leer</numerusform>
            <numerusform>%n sin leer</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Conectando</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
</context>
</TS>
